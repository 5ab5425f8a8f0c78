import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Caller } from '../../src/core/caller.ts';
import { fingerprint, keyDigest, keyId, readKey, type AskedOperation } from '../../src/idempotency/key.ts';

const caller: Caller = {
  name: 'ann',
  kind: 'API_KEY',
  authenticated: true,
  scopes: ['members:write', 'organizations:read'],
  sources: ['a', 'b'],
};
const asked = {
  document: 'mutation { a }',
  operationName: null,
  variables: { input: { a: 1, b: [1, { c: 2, d: 3 }] } },
};

describe('the header Idempotency-Key', () => {
  it.each([
    ['"8e03978e-40d5-43e8-bc93-6894a57f9324"', '8e03978e-40d5-43e8-bc93-6894a57f9324'],
    ['8e03978e-40d5-43e8-bc93-6894a57f9324', '8e03978e-40d5-43e8-bc93-6894a57f9324'],
    [' "with spaces, and ~all~ [that]" ', 'with spaces, and ~all~ [that]'],
    ['"a\\"b\\\\c"', 'a"b\\c'],
    ['AbC/9+=_.~:-', 'AbC/9+=_.~:-'],
    [`"${'x'.repeat(255)}"`, 'x'.repeat(255)],
  ])('%s is a key', (header, key) => {
    expect(readKey(header)).toBe(key);
  });

  it.each([
    '',
    '""',
    '"',
    '"a',
    'a"',
    '"a" "b"',
    '"a", "b"',
    'a, b',
    'a b',
    '"a"b',
    '"a";p=1',
    '"\\a"',
    '"é"',
    'é',
    `"${'x'.repeat(256)}"`,
    'x'.repeat(256),
  ])('%s is none', (header) => {
    expect(readKey(header)).toBeNull();
  });

  it('gives back whatever a client has put in quotes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 100 }), (key) => {
        expect(readKey(`"${key.replaceAll(/["\\]/g, String.raw`\$&`)}"`)).toBe(key);
      }),
    );
  });
});

describe('a key', () => {
  it('is written down as its hash', () => {
    expect(keyDigest('é')).toBe(createHash('sha256').update('é').digest('hex'));
  });

  it('is another caller’s own, whoever they say they are', () => {
    const ids = [
      keyId('k', caller),
      keyId('k', { ...caller, name: 'bea' }),
      keyId('k', { ...caller, kind: 'JWT' }),
      keyId('l', caller),
      keyId('n","k', { ...caller, name: 'an' }),
      keyId('k', { ...caller, name: 'an","n' }),
    ];
    expect(new Set(ids).size).toBe(ids.length);
    expect(keyId('k', { ...caller, scopes: [], sources: null })).toBe(ids[0]);
  });
});

describe('a request', () => {
  it('is the same whatever the order of members, scopes and sources', () => {
    const turned = { ...asked, variables: { input: { b: [1, { d: 3, c: 2 }], a: 1 } } };
    const other = { ...caller, scopes: caller.scopes.toReversed(), sources: ['b', 'a'] };
    expect(fingerprint(turned, other)).toBe(fingerprint(asked, caller));
  });

  it.each<[what: string, asked: AskedOperation, by: Caller]>([
    ['document', { ...asked, document: 'mutation { a  }' }, caller],
    ['operation', { ...asked, operationName: 'a' }, caller],
    ['order of a list', { ...asked, variables: { input: { a: 1, b: [{ c: 2, d: 3 }, 1] } } }, caller],
    ['kind of value', { ...asked, variables: { input: { a: '1', b: [1, { c: 2, d: 3 }] } } }, caller],
    ['member', { ...asked, variables: { input: { a: 1, b: [1, { c: 2, d: 3 }], e: null } } }, caller],
    ['scope', asked, { ...caller, scopes: ['members:write'] }],
    ['source', asked, { ...caller, sources: null }],
  ])('with another %s is another', (_what, other, by) => {
    expect(fingerprint(other, by)).not.toBe(fingerprint(asked, caller));
  });

  it('that nests deeper than the stack is long is none, and does no harm', () => {
    const text = '['.repeat(500_000) + ']'.repeat(500_000);
    expect(fingerprint({ ...asked, variables: { a: JSON.parse(text) as unknown } }, caller)).toBeNull();
  });

  it('may have members of any name', () => {
    const odd = JSON.parse('{"__proto__": 1, "constructor": 2, "toJSON": 3}') as Readonly<
      Record<string, unknown>
    >;
    const same = JSON.parse('{"toJSON": 3, "constructor": 2, "__proto__": 1}') as Readonly<
      Record<string, unknown>
    >;
    const less = JSON.parse('{"toJSON": 3, "constructor": 2}') as Readonly<Record<string, unknown>>;
    const [one, two, three] = [odd, same, less].map((variables) =>
      fingerprint({ ...asked, variables }, caller),
    );
    expect(two).toBe(one);
    expect(three).not.toBe(one);
  });
});
