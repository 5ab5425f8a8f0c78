import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { attachment } from '../../src/server/attachment.ts';
import { codePoint } from '../support/code-point.ts';

it.each([
  ['plain.txt', `attachment; filename="plain.txt"; filename*=UTF-8''plain.txt`],
  ['two words.txt', `attachment; filename="two words.txt"; filename*=UTF-8''two%20words.txt`],
  ['a "b".txt', `attachment; filename="a _b_.txt"; filename*=UTF-8''a%20%22b%22.txt`],
  ['Prüfstand.csv', `attachment; filename="Pr_fstand.csv"; filename*=UTF-8''Pr%C3%BCfstand.csv`],
  ["it's (1)*.txt", `attachment; filename="it's (1)*.txt"; filename*=UTF-8''it%27s%20%281%29%2A.txt`],
  ['100%22.txt', `attachment; filename="100_22.txt"; filename*=UTF-8''100%2522.txt`],
  ['../../etc/passwd', `attachment; filename=".._.._etc_passwd"; filename*=UTF-8''.._.._etc_passwd`],
  ['a\r\nX-Evil: 1', `attachment; filename="aX-Evil: 1"; filename*=UTF-8''aX-Evil%3A%201`],
  ['photo\u202egpj.exe', `attachment; filename="photogpj.exe"; filename*=UTF-8''photogpj.exe`],
  ['\u0000', `attachment; filename="file"; filename*=UTF-8''file`],
])('offers %j', (name, header) => {
  expect(attachment(name)).toBe(header);
});

it('is one header of one line with balanced quotes, whatever the name', () => {
  fc.assert(
    fc.property(fc.string({ unit: codePoint }), (name) => {
      expect(attachment(name)).toMatch(
        /^attachment; filename="[\x20-\x21\x23-\x24\x26-\x7e]+"; filename\*=UTF-8''[\w.%~!$&+^`|#-]+$/,
      );
    }),
  );
});
