import { asRecord } from './json.ts';

/** What a JSON pointer (RFC 6901) leads to; undefined: nothing. */
export function pointedAt(value: unknown, pointer: string): unknown {
  const keys = pointer.split('/').slice(1);
  return keys.reduce<unknown>((at, key) => {
    const name = key.replaceAll('~1', '/').replaceAll('~0', '~');
    const inside = asRecord(at);
    return Object.hasOwn(inside, name) ? inside[name] : undefined;
  }, value);
}
