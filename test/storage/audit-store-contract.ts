import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { AuditOutcome } from '../../src/audit/event.ts';
import type { AuditEntry, AuditQuery, AuditStore } from '../../src/audit/store.ts';
import { begun, ended } from './events.ts';

export interface ContractedStores {
  /** They write one log, and each of them reads all of it. */
  readonly stores: readonly [AuditStore, ...AuditStore[]];
  close(): Promise<void>;
}

const callers = ['ann', "o'hara; DROP TABLE entries", 'jwt:ünï\u0000', 'long'.repeat(3_000), ''];
const mutations = ['updateConfluentOrganization', 'deleteTileDBOrganization'];
const sources = ['confluent', 'tiledb', null];
const outcomes: readonly AuditOutcome[] = ['STARTED', 'SUCCEEDED', 'REJECTED', 'FAILED'];

interface Waiting {
  readonly store: AuditStore;
  readonly seq: number;
  readonly outcome: AuditOutcome;
}

/** What every place where the audit log is kept must do. */
export function describeAuditStore(name: string, open: () => Promise<ContractedStores>): void {
  let contracted: ContractedStores;
  let all: readonly AuditEntry[];
  const page = (query: AuditQuery) => contracted.stores[0].page(query);

  /** Of every kind, in an order that repeats nothing; some end after others have begun. */
  async function write(): Promise<void> {
    const { stores } = contracted;
    const waiting: Waiting[] = [];
    for (let index = 0; index < 300; index += 1) {
      const store = stores[index % stores.length] ?? stores[0];
      const { seq } = await store.append(
        begun({
          at: new Date(Date.UTC(2026, 0, 1, 0, index % 97)).toISOString(),
          caller: { name: callers[index % callers.length] ?? '', kind: 'JWT', authenticated: true },
          mutation: mutations[index % 2] ?? '',
          source: sources[index % 3] ?? null,
        }),
      );
      waiting.push({ store, seq, outcome: outcomes[(index * 7) % 5] ?? 'SUCCEEDED' });
      if (index % 5 > 2) await end(waiting.shift());
    }
    for (const one of waiting) await end(one);
  }

  async function end(one: Waiting | undefined): Promise<void> {
    if (one && one.outcome !== 'STARTED') await one.store.append(ended(one.seq, { outcome: one.outcome }));
  }

  describe(`the audit log ${name}`, () => {
    beforeAll(async () => {
      contracted = await open();
      await write();
      all = (await page({ first: 1_000 })).entries;
    });
    afterAll(() => contracted.close());

    it('holds every mutation once, newest first, with its end where it has one', () => {
      expect(all).toHaveLength(300);
      const positions = all.map(({ position }) => position);
      expect(positions).toEqual(positions.toSorted((one, other) => other - one));
      const names = new Set(all.map(({ chain, begun: { seq } }) => `${chain ?? ''} ${seq}`));
      expect(names.size).toBe(300);
      expect(new Set(all.map((entry) => entry.ended?.outcome ?? 'STARTED'))).toEqual(new Set(outcomes));
      for (const entry of all) expect(entry.ended?.begun ?? entry.begun.seq).toBe(entry.begun.seq);
      expect(all.at(-4)?.begun).toMatchObject({
        ...begun(),
        at: expect.any(String),
        caller: { name: callers[3] },
        mutation: mutations[1],
        source: sources[0],
      });
    });

    it('gives what the filter lets in and nothing else, whatever the filter', () =>
      fc.assert(
        fc.asyncProperty(queries, async (asked) => {
          const expected = all.filter((entry) => matches(entry, asked));
          expect(await page(asked)).toEqual({
            entries: expected.slice(0, asked.first),
            hasNext: expected.length > asked.first,
          });
        }),
      ));

    it('has pages that follow one another without a gap, whatever their sizes, also while entries are added', () =>
      fc.assert(
        fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1 }), async (sizes) => {
          const newest = (await page({ first: 1 })).entries[0]?.position ?? 0;
          const seen: number[] = [];
          let after: number | undefined = newest + 1;
          for (let turn = 0; after !== undefined; turn += 1) {
            const { entries, hasNext } = await page({ first: sizes[turn % sizes.length] ?? 1, after });
            seen.push(...entries.map(({ position }) => position));
            after = hasNext ? seen.at(-1) : undefined;
            if (turn === 0) await contracted.stores.at(-1)?.append(begun());
          }
          const { entries } = await page({ first: 1_000, after: newest + 1 });
          expect(seen).toEqual(entries.map(({ position }) => position));
        }),
        { numRuns: 20 },
      ));

    it('keeps the order in which one process writes', async () => {
      const [store] = contracted.stores;
      const links = await Promise.all(Array.from({ length: 20 }, () => store.append(begun())));
      const seqs = links.map(({ seq }) => seq);
      expect(seqs).toEqual(seqs.map((_, index) => (seqs[0] ?? 0) + index));
      const { entries } = await page({ first: 20 });
      expect(entries.map((entry) => entry.begun.hash)).toEqual(links.map(({ hash }) => hash).toReversed());
    });
  });
}

function matches({ position, begun: asked, ended: answer }: AuditEntry, query: AuditQuery): boolean {
  return (
    (query.after === undefined || position < query.after) &&
    (query.caller === undefined || asked.caller.name === query.caller) &&
    (query.mutation === undefined || asked.mutation === query.mutation) &&
    (query.sources === undefined || (asked.source !== null && query.sources.includes(asked.source))) &&
    (query.outcome === undefined || (answer?.outcome ?? 'STARTED') === query.outcome) &&
    (query.since === undefined || asked.at >= query.since) &&
    (query.until === undefined || asked.at < query.until)
  );
}

const instant = fc
  .integer({ min: 0, max: 100 })
  .map((minute) => new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString());
const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(value, { nil: undefined });
const queries: fc.Arbitrary<AuditQuery> = fc.record({
  first: fc.integer({ min: 0, max: 60 }),
  after: maybe(fc.integer({ min: 1, max: 700 })),
  caller: maybe(fc.constantFrom(...callers, 'nobody')),
  mutation: maybe(fc.constantFrom(...mutations)),
  sources: maybe(fc.subarray(['confluent', 'tiledb', 'gone'])),
  outcome: maybe(fc.constantFrom(...outcomes)),
  since: maybe(instant),
  until: maybe(instant),
});
