import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { idOf } from '../resolvers/tiledb/support.ts';
import { ask, codesOf } from '../security/asking.ts';
import type { OrgraphProcess } from '../support/orgraph-process.ts';
import { until } from '../support/temporary-files.ts';
import { balance, startLoad, type Sent } from './load.ts';
import { useInstances } from './two-instances.ts';

const instances = useInstances();
let running: OrgraphProcess[] = [];

beforeAll(async () => {
  running = await Promise.all(['one', 'other'].map((name) => start(name)));
}, 120_000);

/** As it is run behind a load balancer. */
const start = (name: string, port = '0'): Promise<OrgraphProcess> =>
  instances().start(name, { PORT: port, SHUTDOWN_DELAY_MS: '1000' });

const json = { 'content-type': 'application/json' };
const reading = JSON.stringify({
  query: '{ organizationByNativeId(source: "rockset", nativeId: "self") { id } }',
});
const changing = JSON.stringify({
  query: `mutation { updateTileDBOrganization(input: { organizationId: "${idOf('acme-genomics')}", description: "x" }) {
    organization { description } userErrors { message } } }`,
});

/** Reads, and now and then a change, some of them with keys. */
function request(): RequestInit {
  const chance = Math.random();
  if (chance > 0.3) return { headers: json, body: reading };
  return { headers: chance > 0.15 ? json : { ...json, 'idempotency-key': randomUUID() }, body: changing };
}

const isGood = ({ status, text }: Sent): boolean => status === 200 && !text.includes('"errors"');
const bad = (sent: readonly Sent[]): unknown[] =>
  sent.filter((one) => !isGood(one)).map(({ status, text }) => [status, text.slice(0, 200)]);

describe('two instances under load', () => {
  it('lose nothing but what one had under way when it is killed', async () => {
    const [victim, survivor] = running as [OrgraphProcess, OrgraphProcess];
    const balancer = balance(() => running);
    const load = startLoad(balancer.choose, request);
    await until(() => load.sent.length > 200);
    const killed = performance.now();
    victim.signal('SIGKILL');
    await victim.exited;
    const dead = performance.now();
    const before = load.sent.length;
    await until(() => load.sent.length > before + 200);
    balancer.stop();
    await load.stop();
    const lost = load.sent.filter((sent) => !isGood(sent));
    // Eight clients have one request each under way.
    expect(lost.length).toBeLessThanOrEqual(8);
    for (const { target, status, sentAt, endedAt } of lost) {
      expect([target, status]).toEqual([victim, null]);
      expect(sentAt).toBeLessThan(dead);
      expect(endedAt).toBeGreaterThan(killed);
    }
    expect(load.sent.at(-1)?.target).toBe(survivor);
    running[0] = await start('one');
  }, 120_000);

  it('lose nothing while one after the other is started again', async () => {
    const balancer = balance(() => running);
    const load = startLoad(balancer.choose, request);
    for (const [index, name] of ['one', 'other'].entries()) {
      const answered = load.sent.length;
      await until(() => load.sent.length > answered + 100);
      const stopping = running[index];
      expect(await stopping?.stop()).toBe(0);
      running[index] = await start(name, new URL(stopping?.origin ?? '').port);
    }
    balancer.stop();
    await load.stop();
    expect(bad(load.sent)).toEqual([]);
    const asked = new Set(load.sent.map(({ target }) => target));
    expect(asked.size).toBeGreaterThanOrEqual(3);
  }, 120_000);
});

describe('two instances whose Redis is killed and started again', () => {
  it('answer all that asks for no key meanwhile, and wait a moment with what does', async () => {
    let turn = 0;
    const load = startLoad(() => running[(turn += 1) % 2] ?? { origin: '' }, request);
    await until(() => load.sent.length > 200);
    await instances().redis.restart();
    const back = load.sent.length;
    await until(() => load.sent.length > back + 400);
    await load.stop();
    expect(bad(load.sent)).toEqual([]);
  }, 120_000);

  it('refuse a change with a key while it stays away: nobody could say whether it was made before', async () => {
    const [one] = running as [OrgraphProcess];
    const query = (JSON.parse(changing) as { query: string }).query;
    await instances().redis.kill();
    const before = instances().sandbox.requests().length;
    const refused = await ask(one.origin, query, { 'idempotency-key': 'k' });
    expect([refused.status, codesOf(refused)]).toEqual([503, ['SERVICE_UNAVAILABLE']]);
    expect(instances().sandbox.requests()).toHaveLength(before);
    expect(codesOf(await ask(one.origin, query))).toEqual([]);
    await instances().redis.restart();
    await until(async () => (await ask(one.origin, query, { 'idempotency-key': 'k' })).status === 200);
  }, 120_000);
});
