import { setTimeout as pause } from 'node:timers/promises';
import { apiIds } from '../../sandbox/core/api.ts';
import { pick } from './random.ts';

const soon = { 'Retry-After': '1', 'X-RateLimit-Reset': '1' };
const kinds: readonly Readonly<Record<string, unknown>>[] = [
  { kind: 'latency', ms: 300 },
  { kind: 'latency', ms: 5_000 },
  { kind: 'hang' },
  { kind: 'reset' },
  { kind: 'truncated' },
  { kind: 'wrong-json' },
  { kind: 'wrong-shape' },
  { kind: 'html' },
  { kind: 'drip', ms: 20 },
  { kind: 'oversized', bytes: 8_000_000 },
  { kind: 'status', status: 401 },
  { kind: 'status', status: 403 },
  { kind: 'status', status: 429, headers: soon },
  { kind: 'status', status: 500 },
  { kind: 'status', status: 503, headers: soon },
];

/** Milliseconds. */
const shortest = 500;
const longest = 2_500;

/** Lets one API after the other have a bad time until the signal aborts; resolves to how many there were. */
export async function makeTrouble(
  controlUrl: string,
  random: () => number,
  signal: AbortSignal,
): Promise<number> {
  let struck = 0;
  const call = async (method: string, body?: unknown): Promise<void> => {
    const response = await fetch(`${controlUrl}/faults`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`The sandbox refused a fault: ${await response.text()}`);
  };
  const wait = (ms: number): Promise<unknown> => pause(ms, undefined, { signal }).catch(() => undefined);
  const someTime = (): number => shortest + random() * (longest - shortest);
  while (!signal.aborted) {
    // First each kind once and quickly: what the server needs for it, it then has early.
    const tour = kinds[struck];
    await call('POST', { api: pick(apiIds, random), ...(tour ?? pick(kinds, random)) });
    struck += 1;
    // Sometimes two are ill at once.
    if (random() < 0.3) await call('POST', { api: pick(apiIds, random), ...pick(kinds, random) });
    await wait(tour ? 400 : someTime());
    await call('DELETE');
    await wait(tour ? 150 : someTime());
  }
  await call('DELETE');
  return struck;
}
