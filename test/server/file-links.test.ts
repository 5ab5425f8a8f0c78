import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { FileTarget } from '../../src/core/files.ts';
import { fileLinks } from '../../src/server/file-links.ts';
import { codePoint } from '../support/code-point.ts';

const key = randomBytes(32);
const file: FileTarget = {
  source: 'guardai',
  organization: '7',
  type: 'classmapping',
  ref: '20220614093012',
  fileName: 'señales "de" tráfico.json',
  contentType: 'application/json',
};

/** Links whose clock the test sets. */
function linksAt(start: number) {
  const clock = { now: start };
  return { clock, links: fileLinks({ keys: [key], now: () => clock.now }) };
}

describe('the token of a download link', () => {
  it('gives back what it was made of', () => {
    const { links } = linksAt(0);
    const texts = fc.string({ unit: codePoint, maxLength: 60 });
    const files = fc.record<FileTarget>({
      source: texts,
      organization: texts,
      type: texts,
      ref: texts,
      fileName: fc.option(texts),
      contentType: fc.option(texts),
    });
    fc.assert(
      fc.property(files, (any) => {
        const token = links.sign(any);
        expect(token).toMatch(/^[\w-]+\.[\w-]+$/);
        expect(links.verify(token)).toEqual(any);
      }),
    );
  });

  it('works for five minutes', () => {
    const { clock, links } = linksAt(1_000_000);
    const token = links.sign(file);
    clock.now += 5 * 60_000 - 1;
    expect(links.verify(token)).toEqual(file);
    clock.now += 1;
    expect(links.verify(token)).toBeNull();
  });

  it('is refused once a single letter of it is another', () => {
    const { links } = linksAt(0);
    const token = links.sign(file);
    for (let index = 0; index < token.length; index += 1) {
      for (const letter of ['A', 'B', '_', '.', '=', 'é']) {
        if (token[index] === letter) continue;
        expect(links.verify(token.slice(0, index) + letter + token.slice(index + 1))).toBeNull();
      }
    }
  });

  it('is refused when something is added to it, taken away or put together anew', () => {
    const { links } = linksAt(0);
    const [payload = '', signature = ''] = links.sign(file).split('.');
    const [other = ''] = links.sign({ ...file, organization: '8' }).split('.');
    const forged = [
      '',
      '.',
      payload,
      `${payload}.`,
      `.${signature}`,
      `${other}.${signature}`,
      `${payload}.${signature}.`,
      `${payload}.${signature}=`,
      `${payload}.${signature} `,
      `${payload}=.${signature}`,
      `${payload}.${signature}.${signature}`,
      'x'.repeat(10_000),
    ];
    expect(forged.filter((token) => links.verify(token) !== null)).toEqual([]);
  });

  it('is refused by a process with another key', () => {
    const token = linksAt(0).links.sign(file);
    expect(fileLinks({ keys: [randomBytes(32)], now: () => 0 }).verify(token)).toBeNull();
  });

  it('stays short whatever the name', () => {
    const { links } = linksAt(0);
    const token = links.sign({ ...file, fileName: '😀'.repeat(100_000) });
    expect(token.length).toBeLessThan(2000);
    expect(links.verify(token)?.fileName).toBe('😀'.repeat(200));
  });
});
