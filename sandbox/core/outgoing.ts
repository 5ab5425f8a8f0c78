import type { Readable } from 'node:stream';
import type { Answer } from './simulator.ts';

/** An answer in the form it goes over the wire. */
export interface Outgoing {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Readable;
}

export function toOutgoing({ status, headers = {}, json, text, stream }: Answer): Outgoing {
  const body = stream ?? text ?? (json === undefined ? '' : toJson(json));
  const type = json === undefined ? {} : { 'content-type': 'application/json' };
  return { status, headers: { ...type, ...lowerCase(headers) }, body };
}

/** Headers of `extra` win, whatever their case. */
export function withHeaders<T extends { readonly headers?: Readonly<Record<string, string>> }>(
  answer: T,
  extra: Readonly<Record<string, string>> | undefined,
): T & { readonly headers: Readonly<Record<string, string>> } {
  return { ...answer, headers: { ...lowerCase(answer.headers ?? {}), ...lowerCase(extra ?? {}) } };
}

function lowerCase(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

// `rawJSON` is not yet in TypeScript's library.
const json = JSON as JSON & { rawJSON(text: string): unknown };

function toJson(value: unknown): string {
  return JSON.stringify(value, (_key, member: unknown) =>
    typeof member === 'bigint' ? json.rawJSON(String(member)) : member,
  );
}
