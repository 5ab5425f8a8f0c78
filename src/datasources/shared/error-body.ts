import { parseJson } from '../../core/json.ts';

/** For reading error bodies, of which nothing is sure: each function takes anything and never throws. */

export function parseErrorBody(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}

/** The first that is text with something in it. */
export function firstText(...values: readonly unknown[]): string | undefined {
  return values
    .filter((value): value is string => typeof value === 'string')
    .map((value) => value.trim())
    .find((value) => value !== '');
}
