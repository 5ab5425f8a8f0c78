import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { AuditOutcome } from '../../src/audit/event.ts';
import type { AuditEntry, AuditQuery } from '../../src/audit/store.ts';
import { openTablesInMemory, type Tables } from '../../src/storage/tables.ts';
import { begun, ended } from './events.ts';

const callers = ['ann', "o'hara; DROP TABLE entries", 'jwt:ünï\u0000', ''];
const mutations = ['updateConfluentOrganization', 'deleteTileDBOrganization'];
const sources = ['confluent', 'tiledb', null];
const outcomes: readonly AuditOutcome[] = ['STARTED', 'SUCCEEDED', 'REJECTED', 'FAILED'];

let tables: Tables;
let all: readonly AuditEntry[];

/** Of every kind, in an order that repeats nothing; some end after others have begun. */
beforeAll(() => {
  tables = openTablesInMemory();
  const waiting: { readonly seq: number; readonly outcome: AuditOutcome }[] = [];
  for (let index = 0; index < 300; index += 1) {
    const { seq } = tables.append(
      begun({
        at: new Date(Date.UTC(2026, 0, 1, 0, index % 97)).toISOString(),
        caller: { name: callers[index % 4] ?? '', kind: 'JWT', authenticated: true },
        mutation: mutations[index % 2] ?? '',
        source: sources[index % 3] ?? null,
      }),
    );
    waiting.push({ seq, outcome: outcomes[(index * 7) % 5] ?? 'SUCCEEDED' });
    if (index % 5 > 2) end(waiting.shift());
  }
  for (const one of waiting) end(one);
  all = tables.page({ first: 1_000 }).entries;
});
afterAll(() => {
  tables.close();
});

function end(one: { readonly seq: number; readonly outcome: AuditOutcome } | undefined): void {
  if (one && one.outcome !== 'STARTED') tables.append(ended(one.seq, { outcome: one.outcome }));
}

function matches({ begun: asked, ended: answer }: AuditEntry, query: AuditQuery): boolean {
  return (
    (query.after === undefined || asked.seq < query.after) &&
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
const query: fc.Arbitrary<AuditQuery> = fc.record({
  first: fc.integer({ min: 0, max: 60 }),
  after: maybe(fc.integer({ min: 1, max: 700 })),
  caller: maybe(fc.constantFrom(...callers, 'nobody')),
  mutation: maybe(fc.constantFrom(...mutations)),
  sources: maybe(fc.subarray(['confluent', 'tiledb', 'gone'])),
  outcome: maybe(fc.constantFrom(...outcomes)),
  since: maybe(instant),
  until: maybe(instant),
});

describe('pages of the audit log', () => {
  it('hold every mutation once, newest first, with its end where it has one', () => {
    expect(all).toHaveLength(300);
    const seqs = all.map(({ begun: { seq } }) => seq);
    expect(seqs).toEqual(seqs.toSorted((one, other) => other - one));
    expect(new Set(all.map((entry) => entry.ended?.outcome ?? 'STARTED'))).toEqual(new Set(outcomes));
    for (const entry of all) expect(entry.ended?.begun ?? entry.begun.seq).toBe(entry.begun.seq);
  });

  it('hold what the filter lets in and nothing else, whatever the filter', () => {
    fc.assert(
      fc.property(query, (asked) => {
        const expected = all.filter((entry) => matches(entry, asked));
        expect(tables.page(asked)).toEqual({
          entries: expected.slice(0, asked.first),
          hasNext: expected.length > asked.first,
        });
      }),
    );
  });

  it('follow one another without a gap, whatever their sizes, also while entries are added', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1 }), (sizes) => {
        const newest = tables.page({ first: 1 }).entries[0]?.begun.seq ?? 0;
        const seen: number[] = [];
        let after: number | undefined = newest + 1;
        for (let turn = 0; after !== undefined; turn += 1) {
          const page = tables.page({ first: sizes[turn % sizes.length] ?? 1, after });
          seen.push(...page.entries.map(({ begun: { seq } }) => seq));
          after = page.hasNext ? seen.at(-1) : undefined;
          if (turn === 0) tables.append(begun());
        }
        expect(seen).toEqual(
          tables.page({ first: 1_000, after: newest + 1 }).entries.map(({ begun: { seq } }) => seq),
        );
      }),
      { numRuns: 30 },
    );
  });
});
