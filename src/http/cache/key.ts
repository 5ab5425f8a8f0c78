import type { UpstreamRequest } from '../upstream.ts';

type Named = Readonly<Record<string, string | number | bigint | undefined>>;

/** Told by its length, a text may hold whatever it likes. */
function sized(text: string): string {
  return `${text.length}:${text}`;
}

function listed(kind: string, values: Named | undefined): string {
  let text = '';
  if (values === undefined) return text;
  const names = Object.keys(values);
  for (const name of names.length > 1 ? names.sort() : names) {
    const value = values[name];
    if (value !== undefined) text += kind + sized(name) + sized(String(value));
  }
  return text;
}

/**
 * What tells a read from every other read of the same source with the same credentials: two have the same key just when
 * the vendor cannot tell them apart. The operation stands for method and path.
 */
export function readKey({ operationId, params, query, headers, accept }: UpstreamRequest): string {
  return (
    sized(operationId) +
    listed('p', params) +
    listed('q', query) +
    listed('h', headers) +
    (accept === undefined ? '' : `a${sized(accept)}`)
  );
}
