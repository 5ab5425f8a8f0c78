import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { redactComplaints, secretsOf } from '../../src/http/redaction.ts';
import { codePoint } from '../support/code-point.ts';
import { write } from './test-connection.ts';

const clean = (secrets: readonly string[], message: string): string | undefined =>
  redactComplaints([{ message }], secretsOf({ ...write, secrets }, {}))[0]?.message;

describe('secrets that a request declares', () => {
  it('are cut out of complaints, however short they are', () => {
    expect(clean(['pw', 'longer-secret'], 'got pw and longer-secret')).toBe('got [redacted] and [redacted]');
  });

  it('are cut out of the code and the place of a complaint too', () => {
    const found = secretsOf({ ...write, secrets: ['hidden'] }, {});
    expect(redactComplaints([{ message: 'x', code: 'hidden', location: 'a.hidden' }], found)).toEqual([
      { message: 'x', code: '[redacted]', location: 'a.[redacted]' },
    ]);
  });

  it('change nothing when they are empty', () => {
    expect(clean([''], 'name is taken')).toBe('name is taken');
  });

  it('do not survive in any spelling, whatever they are', () => {
    const secret = fc.string({ unit: codePoint, minLength: 6, maxLength: 40 });
    fc.assert(
      fc.property(secret, (value) => {
        const quoted = JSON.stringify(value);
        const base64 = Buffer.from(value).toString('base64');
        const form = new URLSearchParams({ v: value }).toString();
        const message = clean(
          [value],
          `<${value}> <${quoted}> <${base64}> <${form}> <${encodeURIComponent(value)}>`,
        );
        expect(message).toBe('<[redacted]> <"[redacted]"> <[redacted]> <v=[redacted]> <[redacted]>');
      }),
      { examples: [['a/b+c="&<>\\'], ['Ünïcødé🧬']] },
    );
  });
});
