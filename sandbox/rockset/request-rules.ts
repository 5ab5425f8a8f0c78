import type { SandboxRequest } from '../core/simulator.ts';

/** Whether the caller accepts JSON; one that does not say accepts anything. */
export function takesJson({ headers }: SandboxRequest): boolean {
  const accepted = headers['accept'] ?? '*/*';
  return accepted
    .split(',')
    .map((range) => range.split(';')[0]?.trim().toLowerCase())
    .some((range) => range === '*/*' || range === 'application/*' || range === 'application/json');
}

/** The status for a body nobody asked for: 415 or 400; null when there is none, or a harmless one. */
export function refusedBody({ headers, text, body }: SandboxRequest): 415 | 400 | null {
  if (text === '') return null;
  const type = headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') return 415;
  return body === undefined ? 400 : null;
}
