/** Whoever draws or is woken by a metric that is not there never learns of it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { errorCodes } from '../../src/core/errors.ts';
import { createMetrics } from '../../src/observability/metrics/metrics.ts';
import { useGraphs } from '../support/graph.ts';
import { useSandbox } from '../support/sandbox.ts';
import { root } from './dockerfile.ts';

interface Dashboard {
  readonly panels: readonly {
    readonly id: number;
    readonly title: string;
    readonly type: string;
    readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
    readonly targets?: readonly { readonly expr: string }[];
  }[];
  readonly templating: { readonly list: readonly { readonly name: string; readonly query: unknown }[] };
}
interface Rules {
  readonly groups: readonly {
    readonly rules: readonly { readonly alert: string; readonly expr: string }[];
  }[];
}

const text = (path: string): string => readFileSync(join(root, 'deploy', path), 'utf8');
const dashboard = JSON.parse(text('grafana/orgraph.json')) as Dashboard;
const rules = (parse(text('prometheus/rules.yml')) as Rules).groups.flatMap((group) => group.rules);
const expressions = [
  ...dashboard.panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr)),
  ...dashboard.templating.list.map(({ query }) => JSON.stringify(query)),
  ...rules.map(({ expr }) => expr),
];

const sandbox = useSandbox();
const startGraph = useGraphs();

/** Of a process that has met what there is to be counted: names of series and of their labels. */
async function scrape(): Promise<{
  readonly names: ReadonlySet<string>;
  readonly labels: ReadonlySet<string>;
}> {
  const metrics = createMetrics({ version: '1.2.3', ofProcess: true });
  const options = { retries: 1, breaker: { minimumCalls: 4 }, cache: { ttlSeconds: 60 } };
  const graph = await startGraph(sandbox().configuration().sources, options, {}, { metrics });
  await graph.query('{ organizations(first: 100) { nodes { name } } }');
  sandbox().addFault({ api: 'tiledb-v1', kind: 'status', status: 503 });
  for (const name of ['a', 'b', 'c'])
    await graph.query(`{ organizationByNativeId(source: "tiledb", nativeId: "${name}") { name } }`);
  await fetch(`${graph.address}/nothing`);
  const page = await (await fetch(`${graph.address}/metrics`)).text();
  const series = [...page.matchAll(/^(\w+)(?:\{(.*)\})? /gm)];
  // What Node collects has no series before the first collection.
  const garbage = [...page.matchAll(/^# TYPE (nodejs_gc_\w+) histogram$/gm)].map(
    ([, name = '']) => `${name}_sum`,
  );
  return {
    names: new Set([...series.map(([, name = '']) => name), ...garbage]),
    labels: new Set(
      series.flatMap(([, , inside = '']) => [...inside.matchAll(/(\w+)="/g)].map(([, label = '']) => label)),
    ),
  };
}

describe('the dashboard and the alerts', () => {
  it('ask for nothing that a real scrape does not have: no metric, no label', async () => {
    const { names, labels } = await scrape();
    const asked = expressions.flatMap((expression) => [
      ...expression.matchAll(/\b(?:orgraph|nodejs|process)_\w+/g),
    ]);
    expect(asked.length).toBeGreaterThan(40);
    expect(asked.map(([name]) => name).filter((name) => !names.has(name))).toEqual([]);
    // What Prometheus adds itself.
    const known = new Set([...labels, 'instance', 'job']);
    const askedLabels = expressions.flatMap((expression) => [
      ...[...expression.matchAll(/(\w+) ?(?:=~|!~|!=|=)\\?"/g)].map(([, label = '']) => label),
      ...[...expression.matchAll(/by \(([^)]*)\)/g)].flatMap(([, list = '']) => list.split(', ')),
    ]);
    expect(askedLabels.filter((label) => !known.has(label))).toEqual([]);
    // And the other way: what is counted is drawn.
    const ours = [...names]
      .filter((name) => /^orgraph_/.test(name))
      .map((name) => name.replace(/_(?:bucket|sum|count)$/, ''));
    expect(ours.filter((name) => !expressions.some((expression) => expression.includes(name)))).toEqual([]);
  });

  it('name error codes that there are', () => {
    const codes = expressions.flatMap((expression) => [
      ...expression.matchAll(/UPSTREAM_\w+|\w+_UNAVAILABLE|INTERNAL_\w+/g),
    ]);
    expect(codes.length).toBeGreaterThan(3);
    expect(codes.map(([code]) => code).filter((code) => !errorCodes.some((known) => known === code))).toEqual(
      [],
    );
  });

  it('has panels side by side, each with a title and an id of its own', () => {
    const drawn = dashboard.panels.filter(({ type }) => type !== 'row');
    for (const key of ['id', 'title'] as const)
      expect(new Set(dashboard.panels.map((panel) => panel[key])).size).toBe(dashboard.panels.length);
    const cells = dashboard.panels.flatMap(({ gridPos: { x, y, w, h } }) =>
      Array.from({ length: w * h }, (_, at) => `${x + (at % w)},${y + Math.floor(at / w)}`),
    );
    expect(new Set(cells).size).toBe(cells.length);
    expect(drawn.every(({ targets = [] }) => targets.length > 0)).toBe(true);
  });
});
