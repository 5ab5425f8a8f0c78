import { afterEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { faultHeader, withFault, withoutFault } from '../../../graphiql/src/upstream/faults.ts';
import { failedRun, runOf } from '../../../graphiql/src/upstream/run.ts';
import { keepRun, runs } from '../../../graphiql/src/upstream/state.ts';
import { createValue } from '../../../graphiql/src/upstream/value.ts';
import { duration } from '../../../graphiql/src/upstream/words.ts';

const asked = { id: 1, query: '{ sources { name } }', operationName: null, traced: true };
const received = { status: 200, headers: [], durationMs: 12 };
const totals = { calls: 0, savedByBatching: 0, savedByCache: 0, durationMs: 0, quota: [] };

afterEach(() => {
  runs.set(new Map());
});

describe('a run of an operation', () => {
  it('has the trace of its answer', () => {
    const run = runOf(asked, received, { data: {}, extensions: { upstream: [], upstreamTotals: totals } });
    expect(run).toEqual({
      ...asked,
      received,
      trace: { upstream: [], upstreamTotals: totals },
      withoutTrace: null,
    });
  });

  it('says which scope is missing where the caller may not have a trace', () => {
    const extensions = { code: 'FORBIDDEN', requiredScopes: [['sources:read']] };
    const { trace, withoutTrace } = runOf(asked, received, { errors: [{ message: 'No.', extensions }] });
    expect(trace).toBeNull();
    expect(withoutTrace).toMatch(/does not hold the scope “sources:read”/);
  });

  it.each<[string, unknown, string]>([
    ['an error', { errors: [{ message: 'Too many requests.' }] }, 'Too many requests.'],
    ['no extensions', { data: {} }, 'The answer has no trace.'],
    ['half a trace', { extensions: { upstream: [] } }, 'The answer has no trace.'],
    [
      'calls of another shape',
      { extensions: { upstream: [{ source: 'a' }], upstreamTotals: totals } },
      'The answer has no trace.',
    ],
    [
      'totals of another shape',
      { extensions: { upstream: [], upstreamTotals: { ...totals, quota: null } } },
      'The answer has no trace.',
    ],
    ['errors of another shape', { errors: ['no'] }, 'The answer has no trace.'],
    ['a list', [], 'The answer has no trace.'],
    ['no JSON', null, 'The answer has no trace.'],
  ])('without a trace says why: %s', (_case, answer, why) => {
    expect(runOf(asked, received, answer).withoutTrace).toBe(why);
  });

  it('is made of any answer at all', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), fc.jsonValue(), (errors, upstream, upstreamTotals) => {
        const run = runOf(asked, received, { errors, extensions: { upstream, upstreamTotals } });
        expect(run.trace === null).toBe(run.withoutTrace !== null);
        expect(runOf(asked, received, errors).trace).toBeNull();
      }),
    );
  });

  it('that did not ask for a trace misses none', () => {
    expect(runOf({ ...asked, traced: false }, received, { data: {} }).withoutTrace).toBeNull();
  });

  it('that nothing answered says so', () => {
    expect(failedRun(asked, new TypeError('Failed to fetch')).withoutTrace).toBe(
      'No answer came: Failed to fetch',
    );
  });

  it('does not take the place of a later one, whose answer came first', () => {
    const [first, second] = [1, 2].map((id) => runOf({ ...asked, id }, received, null));
    for (const run of [second, first]) if (run) keepRun('tab', run);
    expect(runs.get().get('tab')).toBe(second);
  });

  it('is kept for each tab, of twenty tabs', () => {
    const run = runOf(asked, received, null);
    for (let tab = 0; tab < 25; tab += 1) keepRun(`tab ${tab}`, run);
    keepRun('tab 7', run);
    expect([...runs.get().keys()].slice(0, 3)).toEqual(['tab 5', 'tab 6', 'tab 8']);
    expect([...runs.get().keys()].at(-1)).toBe('tab 7');
    expect(runs.get().size).toBe(20);
  });
});

describe('rehearsed faults', () => {
  it('are one a source, and one header', () => {
    const first = withFault([], { source: 'tiledb', kind: 'reset' });
    const both = withFault(withFault(first, { source: 'guardai', kind: 'limited' }), {
      source: 'tiledb',
      kind: 'slow:2000',
    });
    expect(faultHeader(both)).toBe('guardai=limited, tiledb=slow:2000');
    expect(faultHeader(withoutFault(both, 'guardai'))).toBe('tiledb=slow:2000');
  });
});

describe('a value that changes', () => {
  it('tells those who listen, once for a change and not for the same again', () => {
    const value = createValue(1);
    const heard: number[] = [];
    const stop = value.subscribe(() => heard.push(value.get()));
    value.set(2);
    value.set(2);
    stop();
    value.set(3);
    expect(heard).toEqual([2]);
  });
});

describe('a duration', () => {
  it.each([
    [0, '0 ms'],
    [0.44, '0.4 ms'],
    [12.6, '13 ms'],
    [2049, '2.05 s'],
  ])('of %d ms reads %s', (ms, text) => {
    expect(duration(ms)).toBe(text);
  });
});
