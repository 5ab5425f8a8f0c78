/**
 * Keeps thousands of vendors' answers and compares what the heap has grown by with what the cache believes: its
 * `maxBytes` is a promise about memory. Fails where answers take more than they are counted as.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { startSandbox } from '../sandbox/index.ts';
import { parseJson } from '../src/core/json.ts';
import { organizationReadings as confluent } from '../src/datasources/confluent/client.ts';
import { organizationReadings as guardai } from '../src/datasources/guardai/client.ts';
import { membersReading } from '../src/datasources/guardai/members/client.ts';
import { organizationReadings as rockset } from '../src/datasources/rockset/client.ts';
import type { Caller } from '../src/datasources/shared/reading.ts';
import { organizationReadings as tiledb } from '../src/datasources/tiledb/organization-client.ts';
import { freeze } from '../src/http/cache/kept-value.ts';
import { readKey } from '../src/http/cache/key.ts';
import { createStore, type Entry } from '../src/http/cache/store.ts';
import type { Reading } from '../src/http/reading.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const kept = 3_000;
/** Readings ask it for nothing but the source's name. */
const caller = { identity: { name: 'bench' } } as Caller;

interface Case {
  readonly what: string;
  readonly reading: Reading<unknown>;
  readonly reply: string;
}

async function heapBytes(): Promise<number> {
  collectGarbage();
  await new Promise(setImmediate);
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

/** Bytes that so many answers take, by the heap and by the cache's own count. */
async function measure({
  reading,
  reply,
}: Case): Promise<{ readonly real: number; readonly counted: number }> {
  const shelf = createStore(Number.MAX_SAFE_INTEGER).shelf<Entry & { readonly value: unknown }>();
  const before = await heapBytes();
  for (let number = 0; number < kept; number += 1) {
    // A text of its own for each, as each answer has: V8 keeps parts of a text by keeping the whole of it.
    const text = reply.replace('{', `{"number":${number},`);
    const receivedAt = new Date(number).toISOString();
    const value = reading.interpret({
      text,
      receivedAt,
      json: () => parseJson(text),
    });
    const key = readKey({ ...reading.request, params: { id: String(number).padStart(36, '-') } });
    shelf.put({ key, bytes: freeze(value), value });
  }
  const real = (await heapBytes()) - before;
  return { real, counted: shelf.bytes };
}

/** What the simulators answer to each read of organizations, as it comes. */
async function cases(): Promise<readonly Case[]> {
  const sandbox = await startSandbox();
  const sources = new Map(
    sandbox.configuration().sources.map(({ api, auth }) => [api, auth as Readonly<Record<string, string>>]),
  );
  // TileDB's contract has its version in the base path.
  const folders: Readonly<Record<string, string>> = { 'tiledb-v1': '/v1' };
  const ask = async (
    api: keyof typeof sandbox.baseUrls,
    { request }: Reading<unknown>,
    headers: Readonly<Record<string, string>>,
  ): Promise<string> => {
    const path = request.path.replace(/\{(\w+)\}/g, (_match, name: string) => request.params?.[name] ?? '');
    const response = await fetch(
      `${sandbox.baseUrls[api].replace(/\/v1$/, '')}${folders[api] ?? ''}${path}`,
      { headers },
    );
    if (!response.ok) throw new Error(`${path} was answered ${response.status}`);
    return response.text();
  };
  try {
    const { username = '', password = '' } = sources.get('confluent-org-v2') ?? {};
    const login = await fetch(`${sandbox.baseUrls['guardai-v1']}/api/v1/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...sources.get('guardai-v1'), type: undefined }),
    });
    const { jwt } = (await login.json()) as { jwt: string };
    const headers = {
      'confluent-org-v2': { authorization: `Basic ${btoa(`${username}:${password}`)}` },
      'tiledb-v1': { 'x-tiledb-rest-api-key': sources.get('tiledb-v1')?.['key'] ?? '' },
      'rockset-v1': { authorization: `ApiKey ${sources.get('rockset-v1')?.['key'] ?? ''}` },
      'guardai-v1': { authorization: `Bearer ${jwt}` },
    };
    const wanted: readonly [string, keyof typeof headers, Reading<unknown>][] = [
      ['Confluent, a page', 'confluent-org-v2', confluent(caller).page(null)],
      ['TileDB, the list', 'tiledb-v1', tiledb(caller).page()],
      ['TileDB, one with its members', 'tiledb-v1', tiledb(caller).get('acme-genomics')],
      ['Rockset', 'rockset-v1', rockset(caller).page(null)],
      ['GuardAI, the list', 'guardai-v1', guardai(caller).page()],
      ['GuardAI, members', 'guardai-v1', membersReading(caller, '7')],
    ];
    return await Promise.all(
      wanted.map(async ([what, api, reading]) => ({
        what,
        reading,
        reply: await ask(api, reading, headers[api]),
      })),
    );
  } finally {
    await sandbox.stop();
  }
}

for (const one of await cases()) {
  const { real, counted } = await measure(one);
  const [heap, count] = [real, counted].map((bytes) => Math.round(bytes / kept)) as [number, number];
  const isFine = heap <= count;
  console.log(
    `${one.what}: ${one.reply.length} characters take ${heap} bytes, counted as ${count} (${(count / heap).toFixed(2)} times${isFine ? '' : ', TOO FEW'})`,
  );
  if (!isFine) process.exitCode = 1;
}
