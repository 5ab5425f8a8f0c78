import type { Answer, SandboxRequest } from '../core/simulator.ts';

/** Whether the request's `Accept` takes the answer's media type; a missing header takes everything. */
export function isAcceptable(request: SandboxRequest, { headers, json }: Answer): boolean {
  const sent = headers?.['content-type'] ?? (json === undefined ? undefined : 'application/json');
  const accept = request.headers['accept'];
  if (sent === undefined || accept === undefined) return true;
  const type = essence(sent);
  const [group = ''] = type.split('/');
  return accept.split(',').some((range) => {
    const refused = /;\s*q=0(?:\.0*)?\s*(?:;|$)/i.test(range);
    return !refused && ['*/*', `${group}/*`, type].includes(essence(range));
  });
}

function essence(mediaType: string): string {
  return (mediaType.split(';')[0] ?? '').trim().toLowerCase();
}
