/**
 * Asks a real orgraph over a sandbox, each in a process of its own, for a while, and lets one vendor after the other
 * have a bad time meanwhile. Fails when a request gets no answer or a wrong one, or when the server's memory grows.
 * Linux only. `--seconds 60 --rate 40 --clients 8 --seed 1`
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { stringify } from 'yaml';
import { run } from './processes.ts';
import { connectTo } from './soak/client.ts';
import { makeTrouble } from './soak/faults.ts';
import { byIds, learn, listAll, parts, rename, type Operation } from './soak/operations.ts';
import { openSockets, residentBytes } from './process-figures.ts';
import { pick, randomFrom } from './soak/random.ts';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    rate: { type: 'string', default: '40' },
    clients: { type: 'string', default: '8' },
    seed: { type: 'string', default: '1' },
  },
});
const [seconds, rate, clients, seed] = [values.seconds, values.rate, values.clients, values.seed].map(
  Number,
) as [number, number, number, number];
const isUsable = seconds >= 20 && seconds <= 3_600 && rate > 0 && clients > 0 && Number.isInteger(seed);
if (!isUsable)
  throw new Error('--seconds is from 20 to 3600, --rate and --clients are more than 0, --seed is whole');

/** The first seconds load code, fill caches and see each fault once; the last are without faults, and all must be well again. */
const warmMs = 10_000;
/** And more is asked meanwhile, so that the heap has the size it works with before it is measured. */
const warmFactor = 3;
const calmMs = 5_000;
const mostGrowth = 1.2;
/** As in a small container. Without a bound V8 lets garbage lie as long as the machine has room, and growth says nothing. */
const boundedHeap = {
  NODE_OPTIONS: '--max-old-space-size=96 --max-semi-space-size=4',
  MALLOC_ARENA_MAX: '2',
};
const options = {
  defaults: {
    timeoutMs: 1_500,
    maxResponseBytes: 4_000_000,
    breaker: { minimumCalls: 10, windowMs: 5_000, openMs: 1_000 },
  },
  limits: { operationTimeoutMs: 8_000 },
};

const folder = await mkdtemp(join(tmpdir(), 'orgraph-soak-'));
const sandbox = await run('bench/sandbox-process.ts', /^\{/, folder);
try {
  const { controlUrl, sources } = JSON.parse(sandbox.line) as { controlUrl: string; sources: unknown };
  await writeFile(join(folder, 'orgraph.yaml'), stringify({ sources, ...options }));
  const server = await run('src/main.ts', /orgraph is ready/, folder, boundedHeap);
  try {
    const [origin = ''] = /http:\/\/[\d.:]+/.exec(server.line) ?? [];
    await soak(origin, controlUrl, server.pid);
  } finally {
    await server.stop();
  }
} finally {
  await sandbox.stop();
  await rm(folder, { recursive: true });
}

async function soak(origin: string, controlUrl: string, pid: number): Promise<void> {
  const client = connectTo(origin, clients);
  const random = randomFrom(seed);
  const known = await learn(client);
  const operations: readonly Operation[] = [
    listAll(known, true),
    byIds(known),
    byIds(known),
    parts(known),
    rename(known),
  ];
  const times: number[] = [];
  const faulty: string[] = [];
  let [sent, answered, lost] = [0, 0, 0];

  const askOnce = async (operation: Operation): Promise<void> => {
    const since = performance.now();
    sent += 1;
    try {
      const wrong = await operation(client, random);
      answered += 1;
      times.push(performance.now() - since);
      if (wrong !== null) faulty.push(wrong);
    } catch (error) {
      lost += 1;
      console.error(error);
    }
  };

  const began = performance.now();
  const end = began + seconds * 1_000;
  // Each client asks when its turn has come and its last answer is there.
  const asking = Array.from({ length: clients }, async (_, number) => {
    const interval = (1_000 * clients) / rate;
    const next = (turn: number): number => turn + (turn < began + warmMs ? interval / warmFactor : interval);
    for (let turn = began + (number * interval) / clients; turn < end; turn = next(turn)) {
      await pause(Math.max(0, turn - performance.now()));
      if (performance.now() >= end) break;
      await askOnce(pick(operations, random));
    }
  });
  const well = new AbortController();
  const trouble = makeTrouble(controlUrl, randomFrom(seed + 1), well.signal);
  const calm = pause(seconds * 1_000 - calmMs).then(() => {
    well.abort();
  });
  const early = await pause(warmMs).then(() => residentBytes(pid));
  const course = [early];
  const watching = setInterval(() => {
    void residentBytes(pid).then((bytes) => course.push(bytes));
  }, 10_000);
  await Promise.all([...asking, calm]);
  const faults = await trouble;
  clearInterval(watching);
  await askOnce(listAll(known, false));
  const late = await residentBytes(pid);
  client.close();
  const sockets = await openSockets(pid);

  times.sort((a, b) => a - b);
  const percentile = (share: number): string => (times[Math.ceil(times.length * share) - 1] ?? 0).toFixed(0);
  const mebibytes = (bytes: number): string => (bytes / 1024 / 1024).toFixed(1);
  console.log(`requests: ${sent} sent, ${answered} answered, ${lost} lost, ${faulty.length} wrong`);
  console.log(`times: p50 ${percentile(0.5)} ms, p99 ${percentile(0.99)} ms, longest ${percentile(1)} ms`);
  console.log(
    `memory: ${mebibytes(early)} MiB after ${warmMs / 1_000} s, ${mebibytes(late)} MiB at the end (${(late / early).toFixed(2)} times)`,
  );
  console.log(`memory every 10 s: ${course.map(mebibytes).join(', ')} MiB`);
  console.log(`sockets open at the end: ${sockets}; bad times of vendors: ${faults}`);
  for (const wrong of new Set(faulty)) console.log(`wrong: ${wrong}`);
  if (lost > 0 || faulty.length > 0 || late > early * mostGrowth) process.exitCode = 1;
}
