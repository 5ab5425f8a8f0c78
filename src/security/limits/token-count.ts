import { Lexer, Source, TokenKind } from 'graphql';

/** How many tokens a text has, counted up to `most`; where it stops being GraphQL, how many it has before that. */
export function countTokens(text: string, most: number): number {
  const lexer = new Lexer(new Source(text));
  let count = 0;
  try {
    while (count < most && lexer.advance().kind !== TokenKind.EOF) count += 1;
  } catch {
    return count;
  }
  return count;
}
