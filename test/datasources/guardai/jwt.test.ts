import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { explain } from '../../../src/datasources/guardai/errors.ts';
import { secondsLeft } from '../../../src/datasources/guardai/jwt.ts';

const now = () => 1_700_000_000_000;
const jwt = (claims: unknown) => `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.c2ln`;

describe('how long a JWT lasts', () => {
  it.each([
    ['between its own claims, whatever our clock says', { iat: 5000, exp: 8600 }, 3600],
    ['until its end, where it does not say when it began', { exp: 1_700_000_900 }, 900],
    ['not told without an end', { iat: 5000 }, undefined],
    ['not told where it ends before it begins', { iat: 5000, exp: 5000 }, undefined],
    ['not told where it has ended', { exp: 1_600_000_000 }, undefined],
    ['not told in words', { exp: 'tomorrow' }, undefined],
  ])('is %s', (_what, claims, seconds) => {
    expect(secondsLeft(jwt(claims), now)).toBe(seconds);
  });

  it('is never a reason to fail, whatever the token is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.jsonValue().map(jwt)), (token) => {
        const seconds = secondsLeft(token, now);
        expect(seconds === undefined || seconds > 0).toBe(true);
      }),
    );
  });
});

describe('an error body of GuardAI', () => {
  const read = (body: unknown) =>
    explain({ status: 400, headers: {}, text: typeof body === 'string' ? body : JSON.stringify(body) });

  it.each([
    [
      'a message',
      { status: 400, error: 'Bad Request', message: 'Membership is required' },
      [{ message: 'Membership is required' }],
    ],
    ['an empty message', { status: 403, error: 'Forbidden', message: '' }, [{ message: 'Forbidden' }]],
    ['no message', { status: 500, error: 'Internal Server Error' }, [{ message: 'Internal Server Error' }]],
    [
      'the parameter that is wrong',
      { message: "Required request parameter 'type' is not present" },
      [{ message: "Required request parameter 'type' is not present", location: 'type' }],
    ],
    ['text alone', 'Access denied', [{ message: 'Access denied' }]],
    ['nothing', '', []],
  ])('may have %s', (_what, body, complaints) => {
    expect(read(body).complaints).toEqual(complaints);
  });

  it('never fails, whatever it is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.jsonValue()), (body) => {
        expect(Array.isArray(read(body).complaints)).toBe(true);
      }),
    );
  });
});
