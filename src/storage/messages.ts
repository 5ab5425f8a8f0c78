import type { Tables } from './tables.ts';

type Names = keyof Tables;

/** What the process asks of the thread that has the file. */
export type Ask = {
  [Name in Names]: { readonly name: Name; readonly values: Parameters<Tables[Name]> };
}[Names];

export interface AskMessage {
  readonly id: number;
  readonly ask: Ask;
}

/** Number 0 comes unasked, and says whether the file could be opened: the value is the last entry of the audit log. */
export type AnswerMessage =
  { readonly id: number; readonly value: unknown } | { readonly id: number; readonly problem: string };
