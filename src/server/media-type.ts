export type ResponseMediaType = 'application/json' | 'application/graphql-response+json';

const offered: readonly ResponseMediaType[] = ['application/json', 'application/graphql-response+json'];

interface Range {
  readonly type: string;
  readonly quality: number;
}

/**
 * The media type to answer with, or null when `accept` allows neither. Without a preference it is `application/json`,
 * as GraphQL over HTTP asks for.
 *
 * Apollo asks the same question, but only after the operation has run: a mutation would be done and then answered 406.
 */
export function chooseMediaType(accept: string | undefined): ResponseMediaType | null {
  if (accept === undefined || accept.trim() === '') return offered[0] ?? null;
  const ranges = accept.split(',').map(toRange);
  const candidates = offered
    .map((type) => ({ type, ...matchOf(type, ranges) }))
    .filter(({ quality }) => quality > 0);
  candidates.sort(
    (a, b) => b.quality - a.quality || b.specificity - a.specificity || a.position - b.position,
  );
  return candidates[0]?.type ?? null;
}

function toRange(text: string): Range {
  const [type = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const weight = parameters.find((parameter) => parameter.startsWith('q='));
  const quality = weight === undefined ? 1 : Number(weight.slice(2));
  return { type, quality: quality >= 0 && quality <= 1 ? quality : 0 };
}

/** The most specific range decides: `application/json;q=0, *\/*` refuses JSON. */
function matchOf(
  type: string,
  ranges: readonly Range[],
): { quality: number; specificity: number; position: number } {
  for (const [index, wanted] of [type, 'application/*', '*/*'].entries()) {
    const position = ranges.findIndex((range) => range.type === wanted);
    const range = ranges[position];
    if (range) return { quality: range.quality, specificity: -index, position };
  }
  return { quality: 0, specificity: -3, position: ranges.length };
}
