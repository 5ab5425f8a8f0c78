import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { attachment } from '../../../sandbox/guardai/attachment.ts';

const form = /^attachment; filename="((?:[^"\\]|\\.)*)"(?:; filename\*=UTF-8''([A-Za-z0-9!#$&+.^_`|~%-]*))?$/;

describe('the Content-Disposition of a download', () => {
  it('is plain for a plain name', () => {
    expect(attachment('a b.json')).toBe('attachment; filename="a b.json"');
  });

  it('cannot be broken out of', () => {
    expect(attachment('a"; x="\r\nSet-Cookie: b')).toBe(
      `attachment; filename="a\\"; x=\\"__Set-Cookie: b"; filename*=UTF-8''a%22%3B%20x%3D%22%0D%0ASet-Cookie%3A%20b`,
    );
  });

  it('carries any name there and back in printable ASCII', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        const [, plain = '', encoded] = form.exec(attachment(name)) ?? [];
        const carried = encoded === undefined ? plain.replace(/\\(.)/g, '$1') : decodeURIComponent(encoded);
        expect(carried).toBe(name);
      }),
    );
  });
});
