import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { boundedNames, noName, otherNames } from '../../src/observability/metrics/bounded-names.ts';
import { createMetrics, type Metrics } from '../../src/observability/metrics/metrics.ts';
import {
  openMetricsType,
  prefersOpenMetrics,
  prometheusType,
} from '../../src/observability/metrics/open-metrics.ts';
import type { SourceState } from '../../src/observability/metrics/source-metrics.ts';
import { codePoint } from '../support/code-point.ts';

const base = new URL('https://api.acme.example');
const state: SourceState = {
  cache: { counts: { HIT: 3, MISS: 2 }, entries: 2, bytes: 900 },
  health: { circuit: 'OPEN' },
  rateLimit: { limit: 10, remaining: null, waiting: 1 },
};

function metricsOf(...sources: readonly string[]): { metrics: Metrics; unwatch: (() => void)[] } {
  const metrics = createMetrics({ version: '1.2.3', ofProcess: false });
  return { metrics, unwatch: sources.map((name) => metrics.watch({ name, state: () => state })) };
}

function call(metrics: Metrics, source: string) {
  const asked = { source, operationId: 'getThing', method: 'GET', path: '/things/{id}', base };
  return metrics.calls.began({ ...asked, repeated: 0 });
}

const lines = async (metrics: Metrics, name: string): Promise<string[]> =>
  (await metrics.page(undefined)).text.split('\n').filter((line) => line.startsWith(`${name}{`));

describe('names of operations', () => {
  it('are their own up to a number, and one for all beyond it', () => {
    const label = boundedNames(2);
    expect(['A', 'B', 'C', 'A', 'D'].map(label)).toEqual(['A', 'B', otherNames, 'A', otherNames]);
    expect(label(null)).toBe(noName);
  });

  it.each(['', 'a-b', 'a"b', 'a\nb', 'é', 'x'.repeat(65), '1a'])(
    'are others where they are none: %j',
    (name) => {
      expect(boundedNames(10)(name)).toBe(otherNames);
    },
  );

  it('never have more values than allowed, whatever comes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string({ unit: codePoint }), fc.constantFrom('__proto__', 'A', 'B'))),
        (names) => {
          const label = boundedNames(3);
          expect(new Set(names.map(label)).size).toBeLessThanOrEqual(4);
        },
      ),
    );
  });
});

describe('the series of a source', () => {
  it('are read when somebody asks, from what it knows', async () => {
    const { metrics } = metricsOf('acme');
    expect(await lines(metrics, 'orgraph_cache_reads_total')).toEqual([
      'orgraph_cache_reads_total{source="acme",verdict="HIT"} 3',
      'orgraph_cache_reads_total{source="acme",verdict="MISS"} 2',
    ]);
    // Twice is no more.
    expect(await lines(metrics, 'orgraph_cache_reads_total')).toHaveLength(2);
    expect(await lines(metrics, 'orgraph_upstream_circuit')).toContain(
      'orgraph_upstream_circuit{source="acme",circuit="OPEN"} 1',
    );
    expect(await lines(metrics, 'orgraph_upstream_rate_limit')).toHaveLength(1);
    expect(await lines(metrics, 'orgraph_upstream_rate_limit_remaining')).toEqual([]);
  });

  it('go with the last of those that have its name, and do not come back by a call that ends later', async () => {
    const { metrics, unwatch } = metricsOf('acme', 'acme', 'globex');
    const late = call(metrics, 'acme');
    for (const source of ['acme', 'globex']) call(metrics, source).ended({ status: 200, outcome: 'OK' });
    unwatch[0]?.();
    expect(await lines(metrics, 'orgraph_upstream_calls_total')).toHaveLength(2);
    expect(await lines(metrics, 'orgraph_cache_entries')).toHaveLength(2);
    unwatch[1]?.();
    late.ended({ status: 200, outcome: 'OK' });
    metrics.calls.notSent({ source: 'acme', operationId: 'getThing' }, 'UPSTREAM_CIRCUIT_OPEN');
    await metrics.calls.batch({ source: 'acme', loader: 'things', size: 2 }, async () => undefined);
    expect((await metrics.page(undefined)).text).not.toContain('acme');
    expect(await lines(metrics, 'orgraph_upstream_calls_total')).toHaveLength(1);
  });
});

describe('the page', () => {
  it.each([
    [undefined, false],
    ['*/*', false],
    ['text/plain', false],
    ['application/openmetrics-text', true],
    ['application/openmetrics-text;version=1.0.0;q=0.6,text/plain;version=0.0.4;q=0.5,*/*;q=0.1', true],
    ['application/openmetrics-text;version=0.0.1;q=0.9,text/plain;q=0.5', false],
    ['text/plain;q=0.9,application/openmetrics-text;q=0.2', false],
    ['application/openmetrics-text;q=0', false],
    ['application/openmetrics-text;q=x', false],
  ])('for Accept: %s is OpenMetrics: %s', (accept, isOpen) => {
    expect(prefersOpenMetrics(accept)).toBe(isOpen);
  });

  it('has the same numbers in both formats, asked for at the same time and in any order', async () => {
    const { metrics } = metricsOf('acme');
    call(metrics, 'acme').ended({ status: 200, outcome: 'OK' });
    const [open, plain] = await Promise.all([
      metrics.page('application/openmetrics-text'),
      metrics.page(undefined),
    ]);
    expect([open.type, plain.type]).toEqual([openMetricsType, prometheusType]);
    expect(open.text).toMatch(/# EOF\n$/);
    expect(open.text).not.toMatch(/\n\n/);
    expect(open.text).toContain('# TYPE orgraph_upstream_calls counter\n');
    expect(plain.text).toContain('# TYPE orgraph_upstream_calls_total counter\n');
    const values = (text: string) => text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    expect(values(open.text)).toEqual(values(plain.text));
    expect((await metrics.page(undefined)).text).toBe(plain.text);
  });
});
