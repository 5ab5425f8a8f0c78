/**
 * Lists all organizations of an account, page by page, through a real orgraph over a sandbox, each in a process of its
 * own, for accounts of growing size. Prints what it cost and, where all sizes were listed, writes it into
 * `docs/scaling.md`. Fails when memory grows with the list. Linux only. `--organizations 100,1000,10000,100000`
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { numberOption, readOptions } from './compare/options.ts';
import { publish, scalingPage } from './compare/publish.ts';
import { surroundings } from './compare/surroundings.ts';
import { listAll, type Listing } from './growth/listing.ts';
import { growthTable, memoryGrowth, type Growth } from './growth/report.ts';
import { run } from './processes.ts';

const usualSizes = '100,1000,10000,100000';
const values = readOptions({ organizations: { type: 'string', default: usualSizes } });
const sizes = values.organizations.split(',').map((size) => numberOption('organizations', size, 1));

/** As in a container with half a gigabyte. Without a bound V8 lets garbage lie as long as the machine has room. */
const boundedHeap = {
  NODE_ENV: 'production',
  NODE_OPTIONS: '--max-old-space-size=192 --max-semi-space-size=4',
  MALLOC_ARENA_MAX: '2',
};
const mebibyte = 1024 * 1024;
/** More than the heap's bound leaves to chance, and far less than a hundred thousand organizations hold. */
const allowed = 64 * mebibyte;
/** `cache.maxBytes` as shipped: it fills up, and that is all it does. */
const keepable = 64 * mebibyte;

interface SandboxLine {
  readonly controlUrl: string;
  readonly sources: readonly { readonly name: string }[];
}

/** `options`: what the configuration has beside its one source. */
async function measure(organizations: number, options: object): Promise<Listing> {
  const folder = await mkdtemp(join(tmpdir(), 'orgraph-growth-'));
  const size = { arguments: ['--organizations', String(organizations)] };
  const sandbox = await run('bench/sandbox-process.ts', /^\{/, folder, {}, size);
  try {
    const { controlUrl, sources } = JSON.parse(sandbox.line) as SandboxLine;
    const paged = sources.filter(({ name }) => name === 'confluent');
    await writeFile(join(folder, 'orgraph.yaml'), stringify({ sources: paged, ...options }));
    const server = await run('src/main.ts', /orgraph is ready/, folder, boundedHeap);
    try {
      const [origin = ''] = /http:\/\/[\d.:]+/.exec(server.line) ?? [];
      return await listAll({ origin, pid: server.pid, controlUrl }, organizations);
    } finally {
      await server.stop();
    }
  } finally {
    await sandbox.stop();
    await rm(folder, { recursive: true });
  }
}

const rows: Growth[] = [];
for (const organizations of sizes) {
  const kept = await measure(organizations, {});
  const unkept = await measure(organizations, { defaults: { cache: { ttlSeconds: 0 } } });
  rows.push({ organizations, kept, unkept });
}
const report = `${growthTable(rows)}\n\n${surroundings(null)}`;
console.log(report);
const growth = memoryGrowth(rows);
if (growth.unkept > allowed || growth.kept > allowed + keepable) {
  console.error(`TOO MUCH: ${JSON.stringify(growth)} bytes more for the largest list than for the smallest`);
  process.exitCode = 1;
} else if (values.organizations === usualSizes) await publish('bench:growth', report, scalingPage);
else console.log('Not written down: these are not the usual sizes.');
