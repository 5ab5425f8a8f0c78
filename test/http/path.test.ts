import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { BadUserInputError } from '../../src/core/errors.ts';
import { fillPath } from '../../src/http/path.ts';
import { parseBaseUrl, targetUrl } from '../../src/http/target-url.ts';
import { codePoint } from '../support/code-point.ts';

const fill = (id: string): string => fillPath('/organizations/{id}/users', { id });

describe('fillPath', () => {
  it('turns a value into one percent-encoded segment', () => {
    expect(fill('a/b')).toBe('/organizations/a%2Fb/users');
    expect(fill('50%')).toBe('/organizations/50%25/users');
    expect(fill('a?b#c')).toBe('/organizations/a%3Fb%23c/users');
    expect(fill('Zoë Ø 漢')).toBe('/organizations/Zo%C3%AB%20%C3%98%20%E6%BC%A2/users');
    expect(fill('a..b')).toBe('/organizations/a..b/users');
    expect(fill('...')).toBe('/organizations/.../users');
  });

  it.each([
    ['an empty value', ''],
    ['.', '.'],
    ['..', '..'],
    ['an encoded ..', '%2e%2E'],
    ['a half encoded ..', '.%2e'],
    ['a twice encoded ..', '%252e%252e'],
    ['a way up behind a slash', 'a/../../b'],
    ['a way up behind an encoded slash', 'a%2f..'],
    ['a way up behind a backslash', '..\\b'],
    ['NUL', 'a\0b'],
    ['an encoded NUL', 'a%00b'],
    ['a line break', 'a\r\nX-Evil: 1'],
    ['an encoded line break', 'a%0d%0aX-Evil: 1'],
    ['DEL', 'a\x7f'],
    ['a lone surrogate', 'a\ud800'],
  ])('refuses %s', (_name, value) => {
    expect(() => fill(value)).toThrow(BadUserInputError);
    expect(() => fill(value)).toThrow(expect.objectContaining({ argument: 'id' }));
  });

  it('does not repeat the value in its message', () => {
    expect(() => fill('secret\0')).not.toThrow(/secret/);
    expect(() => fill('secret\0')).toThrow(/control character/);
  });

  it('refuses a template whose parameter has no value, also one that every object inherits', () => {
    expect(() => fillPath('/a/{id}')).toThrow(TypeError);
    expect(() => fillPath('/a/{constructor}', {})).toThrow(TypeError);
  });

  it('gives the vendor exactly the value back, or refuses it', () => {
    fc.assert(
      fc.property(fc.string({ unit: codePoint }), (value) => {
        let path: string;
        try {
          path = fill(value);
        } catch (error) {
          expect(error).toBeInstanceOf(BadUserInputError);
          return;
        }
        const url = targetUrl(parseBaseUrl('https://vendor.test/api/'), {
          path: '/organizations/{id}/users',
          params: { id: value },
        });
        expect(url.pathname).toBe(`/api${path}`);
        const segments = path.split('/');
        expect(segments).toHaveLength(4);
        expect(decodeURIComponent(segments[2] ?? '')).toBe(value);
      }),
    );
  });

  it('never lets dots through, however often they are encoded', () => {
    const encode = (text: string, times: number): string =>
      times === 0 ? text : encode(text.replaceAll('%', '%25').replaceAll('.', '%2e'), times - 1);
    fc.assert(
      fc.property(fc.constantFrom('.', '..', 'x/..', '../x'), fc.nat(8), (dots, times) => {
        expect(() => fill(encode(dots, times))).toThrow(BadUserInputError);
      }),
    );
  });
});

describe('targetUrl', () => {
  const to = (base: string, path: string): string => targetUrl(parseBaseUrl(base), { path }).href;

  it('joins a base URL with or without a path and a trailing slash', () => {
    expect(to('https://vendor.test', '/v1/a')).toBe('https://vendor.test/v1/a');
    expect(to('https://vendor.test/', '/v1/a')).toBe('https://vendor.test/v1/a');
    expect(to('https://vendor.test/proxy/x//', '/v1/a')).toBe('https://vendor.test/proxy/x/v1/a');
  });

  it('leaves undefined query parameters out and encodes the others', () => {
    const { search } = targetUrl(parseBaseUrl('https://vendor.test'), {
      path: '/a',
      query: { none: undefined, size: 2, id: 2n ** 60n, name: 'a&b=c\r\n' },
    });
    expect(search).toBe('?size=2&id=1152921504606846976&name=a%26b%3Dc%0D%0A');
  });

  it('refuses a query value that is not valid Unicode', () => {
    const query = { name: '\udfff' };
    expect(() => targetUrl(parseBaseUrl('https://vendor.test'), { path: '/a', query })).toThrow(
      BadUserInputError,
    );
  });

  it.each(['ftp://vendor.test', 'vendor.test', 'https://user:pass@vendor.test', 'https://vendor.test/?a=1'])(
    'refuses the base URL %s without repeating it',
    (base) => {
      expect(() => parseBaseUrl(base)).toThrow(TypeError);
      expect(() => parseBaseUrl(base)).not.toThrow(/vendor/);
    },
  );
});
