import { beforeAll, describe, expect, it } from '@jest/globals';
import type { RecordedRequest } from '../../sandbox/index.ts';
import { idOf } from '../resolvers/tiledb/support.ts';
import { ask, codesOf, type Asked } from '../security/asking.ts';
import type { OrgraphProcess } from '../support/orgraph-process.ts';
import { until } from '../support/temporary-files.ts';
import { useInstances } from './two-instances.ts';

const limit = { requests: 10, perSeconds: 1 };
const instances = useInstances({ sources: { rockset: { rateLimit: limit, cache: { ttlSeconds: 0 } } } });
let one: OrgraphProcess;
let other: OrgraphProcess;

beforeAll(async () => {
  [one, other] = await Promise.all([instances().start('one'), instances().start('other')]);
}, 120_000);

const tokenCalls: readonly (string | null)[] = ['exchangePartnerOauthToken', 'login'];

type Headers = Readonly<Record<string, string>>;
const described =
  '{ organizationByNativeId(source: "tiledb", nativeId: "acme-genomics") { ... on TileDBOrganization { description } } }';
const change = `mutation ($text: String!) { updateTileDBOrganization(input: { organizationId: "${idOf('acme-genomics')}", description: $text }) {
  organization { description } userErrors { message } } }`;
const write = ({ origin }: OrgraphProcess, text: string, headers: Headers = {}): Promise<Asked> =>
  ask(origin, change, headers, { text });
const writes = (): number => instances().sandbox.requests({ operationId: 'updateOrganization' }).length;

async function descriptionAt({ origin }: OrgraphProcess): Promise<string> {
  const { data } = await ask(origin, described);
  return (data as { organizationByNativeId: { description: string } }).organizationByNativeId.description;
}

/** The most calls that there were in any span of so many milliseconds. */
function mostWithin(milliseconds: number, requests: readonly RecordedRequest[]): number {
  const times = requests.map(({ at }) => Date.parse(at)).toSorted((a, b) => a - b);
  return Math.max(
    ...times.map((end, index) => times.slice(0, index + 1).filter((at) => at > end - milliseconds).length),
  );
}

describe('two instances with one Redis', () => {
  // The first, since they keep tokens from then on.
  it('fetch a token once', async () => {
    const query = `{ organizations(first: 5, filter: { sources: ["guardai", "confluent-partner"] }) {
      coverage { status source { name } } } }`;
    const answers = await Promise.all([one, other].map(({ origin }) => ask(origin, query)));
    expect(answers.flatMap(codesOf)).toEqual([]);
    const calls = instances().sandbox.requests();
    const names = calls.map(({ operationId }) => operationId).filter((name) => tokenCalls.includes(name));
    expect(names.toSorted()).toEqual(tokenCalls);
  });

  it('show a change that was made through the other within a second', async () => {
    for (const [writer, reader, text] of [
      [one, other, 'by one'],
      [other, one, 'by the other'],
    ] as const) {
      // Both have kept what it was.
      await Promise.all([descriptionAt(one), descriptionAt(other)]);
      expect(codesOf(await write(writer, text))).toEqual([]);
      const written = performance.now();
      await until(async () => (await descriptionAt(reader)) === text);
      expect(performance.now() - written).toBeLessThan(1_000);
    }
  });

  it('carry a mutation with a key out once, whichever is asked', async () => {
    const header = { 'idempotency-key': 'once' };
    const first = await write(one, 'once', header);
    for (const instance of [other, one]) {
      const again = await write(instance, 'once', header);
      expect([again.status, again.headers.get('idempotency-replayed'), again.data]).toEqual([
        200,
        'true',
        first.data,
      ]);
    }
    const reused = await write(other, 'twice', header);
    expect([reused.status, codesOf(reused)]).toEqual([422, ['IDEMPOTENCY_KEY_REUSED']]);
    expect(writes()).toBe(1);
  });

  it('carry it out once too when all ask at the same time', async () => {
    const header = { 'idempotency-key': 'rush' };
    const asked = Array.from({ length: 20 }, (_, index) =>
      write(index % 2 === 0 ? one : other, 'rush', header),
    );
    const statuses = (await Promise.all(asked)).map(({ status }) => status);
    expect(new Set([200, 409]).isSupersetOf(new Set(statuses))).toBe(true);
    expect(statuses).toContain(200);
    expect(writes()).toBe(1);
  });

  it('know each other’s download links', async () => {
    const query =
      '{ organizationByNativeId(source: "guardai", nativeId: "7") { ... on GuardAIOrganization { files { downloadUrl } } } }';
    const { data } = await ask(one.origin, query);
    const { organizationByNativeId: found } = data as {
      organizationByNativeId: { files: readonly { downloadUrl: string }[] };
    };
    const path = new URL(found.files[0]?.downloadUrl ?? '').pathname;
    expect((await fetch(other.origin + path)).status).toBe(200);
  });

  it('make no more calls in a window than one of them may', async () => {
    const query = '{ organizationByNativeId(source: "rockset", nativeId: "self") { id } }';
    // One after the other at each of them: equal reads under way at the same time would be one call.
    const asking = [one, other].flatMap(({ origin }) =>
      [0, 1].map(async () => {
        const answers: Asked[] = [];
        for (let count = 0; count < 12; count += 1) answers.push(await ask(origin, query));
        return answers;
      }),
    );
    const answers = (await Promise.all(asking)).flat();
    expect(answers.flatMap(codesOf)).toEqual([]);
    const calls = instances().sandbox.requests({ api: 'rockset-v1' });
    expect(calls.length).toBeGreaterThan(2 * limit.requests);
    // They went out a little before they arrived, some sooner than others.
    expect(mostWithin(limit.perSeconds * 1000 - 100, calls)).toBeLessThanOrEqual(limit.requests);
  });
});
