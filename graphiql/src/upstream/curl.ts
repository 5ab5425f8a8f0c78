import type { UpstreamCall } from '../../../src/trace/upstream-call.ts';

/** In single quotes a shell reads nothing but the next one. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/**
 * The call as a command for a POSIX shell. Base URL, credentials and body are the caller's own variables, and the path is
 * the template: none of them is in a trace.
 */
export function curlOf({ method, path }: Pick<UpstreamCall, 'method' | 'path'>): string {
  const parts = [
    // --globoff: braces of the template are no list.
    `curl --globoff --request ${quoted(method)} "$BASE_URL"${quoted(path)}`,
    '--header "Authorization: Bearer $TOKEN"',
    ...(['POST', 'PUT', 'PATCH'].includes(method)
      ? [`--header ${quoted('Content-Type: application/json')}`, '--data "$BODY"']
      : []),
  ];
  return parts.join(' \\\n  ');
}
