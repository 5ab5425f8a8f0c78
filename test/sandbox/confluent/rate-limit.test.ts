import { beforeEach, describe, expect, it } from '@jest/globals';
import { useSandbox } from '../../support/sandbox.ts';
import { admin, get, partner, reader, type Reply } from './client.ts';

const start = Date.parse('2026-01-01T00:00:00Z');
let time = start;
const sandbox = useSandbox({
  now: () => new Date(time),
  modes: { confluent: { rateLimit: { limit: 2, windowSeconds: 60 } } },
});
beforeEach(() => {
  time = start;
});

const list = '/org/v2/organizations';

function limits({ headers }: Reply): (string | null)[] {
  return ['limit', 'remaining', 'reset'].map((name) => headers.get(`x-ratelimit-${name}`));
}

describe('the rate limit', () => {
  it('counts down, with the seconds left and not an instant', async () => {
    expect(limits(await get(sandbox(), list, admin))).toEqual(['2', '1', '60']);
    time += 17_500;
    expect(limits(await get(sandbox(), list, admin))).toEqual(['2', '0', '43']);
  });

  it('answers 429 without a body beyond it, and says how long to wait', async () => {
    await get(sandbox(), list, admin);
    await get(sandbox(), list, admin);
    time += 43_000;
    const reply = await get(sandbox(), list, admin);
    expect([reply.status, reply.text, limits(reply)]).toEqual([429, '', ['2', '0', '17']]);
    expect(reply.headers.get('retry-after')).toBe('17');
    expect(reply.headers.get('x-request-id')).toMatch(/^[0-9a-f]{32}$/);
    expect(reply.headers.has('content-type')).toBe(false);
  });

  it('begins anew when the window ends', async () => {
    for (let index = 0; index < 3; index += 1) await get(sandbox(), list, admin);
    time += 60_000;
    expect((await get(sandbox(), list, admin)).status).toBe(200);
  });

  it('is counted per caller, and by address for calls without one', async () => {
    for (let index = 0; index < 3; index += 1) await get(sandbox(), list);
    expect((await get(sandbox(), list)).status).toBe(429);
    expect((await get(sandbox(), list, admin)).status).toBe(200);
    expect((await get(sandbox(), list, reader)).status).toBe(200);
  });

  it('holds for partners too, who only hear of it when it is exceeded', async () => {
    const first = await get(sandbox(), '/partner/v2/organizations', partner);
    expect(limits(first)).toEqual([null, null, null]);
    await get(sandbox(), '/partner/v2/organizations', partner);
    const third = await get(sandbox(), '/partner/v2/organizations', partner);
    expect([third.status, limits(third)]).toEqual([429, ['2', '0', '60']]);
  });
});
