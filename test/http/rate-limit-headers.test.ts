import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readAllowance, readPause } from '../../src/http/rate-limit-headers.ts';

describe('what an answer tells of a limit', () => {
  it.each<[string, Record<string, string>, unknown]>([
    [
      'Confluent’s headers',
      { 'x-ratelimit-limit': '60', 'x-ratelimit-remaining': '7', 'x-ratelimit-reset': '17' },
      { limit: 60, remaining: 7, resetMs: 17_000, windowMs: null },
    ],
    [
      'those of the drafts up to 6, with a policy',
      { 'ratelimit-limit': '100, 100;w=60', 'ratelimit-remaining': '50', 'ratelimit-reset': '30' },
      { limit: 100, remaining: 50, resetMs: 30_000, windowMs: 60_000 },
    ],
    [
      'draft 7',
      { ratelimit: 'limit=100, remaining=50, reset=5', 'ratelimit-policy': '100;w=60' },
      { limit: 100, remaining: 50, resetMs: 5_000, windowMs: 60_000 },
    ],
    [
      'draft 8 and later',
      { ratelimit: '"default";r=50;t=30', 'ratelimit-policy': '"default";q=100;w=60' },
      { limit: 100, remaining: 50, resetMs: 30_000, windowMs: 60_000 },
    ],
    [
      'the tightest of several limits',
      {
        ratelimit: '"day";r=900;t=3600, "burst";r=2;t=1',
        'ratelimit-policy': '"day";q=1000;w=86400, "burst";q=10;w=1',
      },
      { limit: 10, remaining: 2, resetMs: 1_000, windowMs: 1_000 },
    ],
    [
      'a limit without its size',
      { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '3' },
      { limit: null, remaining: 0, resetMs: 3_000, windowMs: null },
    ],
  ])('is read from %s', (_what, headers, allowance) => {
    expect(readAllowance(headers)).toEqual(allowance);
  });

  it.each<[string, Record<string, string>]>([
    ['nothing', {}],
    ['no end of the window', { 'x-ratelimit-limit': '60', 'x-ratelimit-remaining': '7' }],
    ['a Unix time', { 'x-ratelimit-remaining': '7', 'x-ratelimit-reset': '1767225600' }],
    ['no number', { 'x-ratelimit-remaining': 'many', 'x-ratelimit-reset': '17' }],
    ['a draft without what remains', { ratelimit: '"default";t=30' }],
  ])('is nothing where there is %s', (_what, headers) => {
    expect(readAllowance(headers)).toBeNull();
  });

  it('is nothing, or numbers to plan with, whatever the headers are', () => {
    const name = fc.constantFrom(
      'ratelimit',
      'ratelimit-policy',
      ...['limit', 'remaining', 'reset'].flatMap((part) => [`ratelimit-${part}`, `x-ratelimit-${part}`]),
    );
    const value = fc.oneof(
      fc.string(),
      fc.nat().map(String),
      fc.stringMatching(
        /^("[a-z]";)?(limit|remaining|reset|r|t|q|w)=\d{1,20}([,;] ?(remaining|reset|t|r)=\d{0,9}){0,3}$/,
      ),
    );
    fc.assert(
      fc.property(fc.dictionary(name, value), (headers) => {
        const allowance = readAllowance(headers);
        if (allowance === null) return;
        expect(allowance.remaining).toBeGreaterThanOrEqual(0);
        expect(allowance.resetMs).toBeGreaterThanOrEqual(0);
        expect(allowance.resetMs).toBeLessThanOrEqual(86_400_000);
        expect(allowance.limit === null || allowance.limit > 0).toBe(true);
      }),
    );
  });
});

describe('the pause that an answer asks for', () => {
  it('is that of a 429 alone', () => {
    expect(readPause(429, { 'retry-after': '17' })).toBe(17_000);
    expect(readPause(429, { 'x-ratelimit-reset': '4' })).toBe(4_000);
    expect(readPause(503, { 'retry-after': '17' })).toBeNull();
    expect(readPause(429, {})).toBeNull();
  });
});
