import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { retryAfter } from '../../src/http/retry-after.ts';

const now = Date.UTC(1994, 10, 6, 8, 49, 0);

describe('retryAfter', () => {
  it('reads whole seconds', () => {
    expect(retryAfter({ 'retry-after': '17' }, now)).toBe(17);
    expect(retryAfter({ 'retry-after': ' 0 ' }, now)).toBe(0);
  });

  it.each(['Sun, 06 Nov 1994 08:49:37 GMT', 'Sunday, 06-Nov-94 08:49:37 GMT', 'Sun Nov  6 08:49:37 1994'])(
    'reads the date %s',
    (date) => {
      expect(retryAfter({ 'retry-after': date }, now)).toBe(37);
    },
  );

  it('takes a date that has passed as no wait', () => {
    expect(retryAfter({ 'retry-after': 'Sun, 06 Nov 1994 08:40:00 GMT' }, now)).toBe(0);
  });

  it('falls back to the relative reset headers', () => {
    expect(retryAfter({ 'x-ratelimit-reset': '41' }, now)).toBe(41);
    expect(retryAfter({ 'ratelimit-reset': '9' }, now)).toBe(9);
    expect(retryAfter({ 'retry-after': 'soon', 'x-ratelimit-reset': '41' }, now)).toBe(41);
    expect(retryAfter({ 'retry-after': '3', 'x-ratelimit-reset': '41' }, now)).toBe(3);
  });

  it('ignores a reset that is a Unix time', () => {
    expect(retryAfter({ 'x-ratelimit-reset': '1790000000' }, now)).toBeUndefined();
  });

  it.each(['', '-1', '1.5', 'tomorrow', '1994-11-06', 'Sun, 99 Nov 1994 08:49:37 GMT', '1e9'])(
    'makes nothing of %j',
    (text) => {
      expect(retryAfter({ 'retry-after': text }, now)).toBeUndefined();
    },
  );

  it('answers any text with nothing or with seconds that GraphQL can carry', () => {
    const header = fc.oneof(fc.string(), fc.bigInt({ min: -10n, max: 10n ** 30n }).map(String));
    fc.assert(
      fc.property(header, header, (value, reset) => {
        const wait = retryAfter({ 'retry-after': value, 'x-ratelimit-reset': reset }, now);
        expect(wait === undefined || (Number.isInteger(wait) && wait >= 0 && wait < 2 ** 31)).toBe(true);
      }),
    );
  });

  it('reads every date back to the second', () => {
    const date = fc.date({ min: new Date(now), max: new Date(Date.UTC(2050, 0, 1)), noInvalidDate: true });
    fc.assert(
      fc.property(date, (time) => {
        const whole = Math.floor(time.getTime() / 1000) * 1000;
        expect(retryAfter({ 'retry-after': new Date(whole).toUTCString() }, now)).toBe((whole - now) / 1000);
      }),
    );
  });
});
