import { describe, expect, it } from '@jest/globals';
import { GraphQLError, Kind } from 'graphql';
import { environmentProxy } from '../../src/config/environment-proxy.ts';
import { interpolate } from '../../src/config/interpolation.ts';
import { closest } from '../../src/config/closest.ts';
import { parseYaml } from '../../src/config/yaml-text.ts';
import { decodeCursor } from '../../src/core/cursor.ts';
import { decodeGlobalId, quote } from '../../src/core/ids.ts';
import { toInstant } from '../../src/core/instant.ts';
import { parseJson } from '../../src/core/json.ts';
import { fillPath } from '../../src/http/path.ts';
import { retryAfter } from '../../src/http/retry-after.ts';
import { withoutUrls } from '../../src/observability/error-record.ts';
import { isLoopbackHost } from '../../src/security/loopback-host.ts';
import { bearerToken } from '../../src/security/bearer.ts';
import { countTokens } from '../../src/security/limits/token-count.ts';
import { askedInUrl } from '../../src/security/trusted-documents/asked-document.ts';
import { parseManifest } from '../../src/security/trusted-documents/manifest.ts';
import { attachment } from '../../src/server/attachment.ts';
import { refusalOf } from '../../src/server/gate.ts';
import { chooseMediaType } from '../../src/server/media-type.ts';
import { withoutQuotedValue } from '../../src/server/quoted-values.ts';
import { cpuTimer } from '../support/cpu-time.ts';

/** Whatever reads text that somebody else wrote. Each may throw what it throws for wrong text. */
const readers: readonly (readonly [name: string, read: (text: string) => unknown])[] = [
  ['a global id', (text) => decodeGlobalId(text)],
  ['a cursor', (text) => decodeCursor(text)],
  ['a quotation', quote],
  ['an instant', toInstant],
  ['JSON', parseJson],
  ['a path parameter', (text) => fillPath('/a/{b}', { b: text })],
  ['a Retry-After', (text) => retryAfter({ 'retry-after': text }, 0)],
  ['a logged message', withoutUrls],
  ['a Host', isLoopbackHost],
  ['an Authorization', bearerToken],
  ['a document', (text) => countTokens(text, 20_000)],
  ['a URL', askedInUrl],
  ['a manifest', parseManifest],
  ['a file name', attachment],
  ['a Content-Type', (text) => refusalOf('POST', { 'content-type': text })],
  ['an Origin', (text) => refusalOf('GET', { origin: text, host: text })],
  ['an Accept', chooseMediaType],
  ['an error message', (text) => withoutQuotedValue(variableError(text))],
  [
    'a NO_PROXY',
    (text) => environmentProxy('https://a.example', { NO_PROXY: text, HTTPS_PROXY: 'http://p' }),
  ],
  ['a configured value', (text) => interpolate({ a: text }, {})],
  ['a misspelt key', (text) => closest(text, ['aliases', 'depth'])],
  // The operator's own file; its parser takes quadratic time with quotation marks.
  ['YAML', (text) => parseYaml(text.slice(0, 5_000))],
];

function variableError(text: string): GraphQLError {
  const name = { kind: Kind.NAME as const, value: 'x' };
  const variable = { kind: Kind.VARIABLE as const, name };
  const type = { kind: Kind.NAMED_TYPE as const, name };
  return new GraphQLError(`Variable "$x" got invalid value ${text}; ${text}`, {
    nodes: [{ kind: Kind.VARIABLE_DEFINITION, variable, type }],
  });
}

const length = 50_000;
const pieces = [
  ' ',
  '\t',
  'a',
  '0',
  '.',
  '-',
  '/',
  '\\',
  '"',
  "'",
  '%',
  '%2e',
  '%25',
  ',',
  ';',
  ', ',
  ';q=',
  '=',
  ':',
  '::',
  '://',
  'a://',
  '\u0000',
  '\ud800',
  '\u{1F3CA}',
  '[',
  '{',
  '[{',
  '{"a":',
  '${',
  '${a',
  '$${',
  '&a ',
  '*a ',
  '- ',
  '? ',
  '#\n',
  '\n',
  '\r\n',
  'a.',
  'a,a',
  '"\\',
  'Did you mean ',
  ' at ',
  '; ',
  '!!',
  '|',
  '>',
  '%2f..',
  '1e9',
  'MTo',
  '2021-01-01T',
  '(',
  ')',
];

describe('reading text that was written to be slow', () => {
  it.each(readers)('takes little time: %s', (_name, read) => {
    for (const piece of pieces) {
      const text = piece.repeat(Math.ceil(length / piece.length));
      for (const whole of [text, `${text}!`, `a${text}`, `"${text}`]) {
        const time = cpuTimer();
        try {
          read(whole);
        } catch (error) {
          expect(error).toBeInstanceOf(Error);
        }
        expect([piece, time() < 1000]).toEqual([piece, true]);
      }
    }
  });
});
