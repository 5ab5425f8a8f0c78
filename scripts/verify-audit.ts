/**
 * `npm run audit:verify -- <file>`: whether an audit log is as it was written. Exits with 1 where it is not. With
 * `--url` or `--configured` it is the log in PostgreSQL, all of its chains.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Link } from '../src/audit/chain.ts';
import type { AuditSettings } from '../src/config/audit.ts';
import { postgresAddress } from '../src/config/audit.ts';
import { ConfigurationError } from '../src/config/configuration.ts';
import { environment } from '../src/config/environment.ts';
import { postgresUrl } from '../src/config/postgres-url.ts';
import { verifyAuditFile } from '../src/storage/audit-file.ts';
import { StorageProblem } from '../src/storage/database.ts';
import { nameOf } from '../src/storage/postgres/address.ts';
import { verifyAuditDatabase, type ChainLink } from '../src/storage/postgres/verify-log.ts';

const usage = `npm run audit:verify -- <file> [--expect <seq>:<hash>] [--key-file <path>]
npm run audit:verify -- --url <postgres://…> [--expect <chain>:<seq>:<hash>] [--key-file <path>]
npm run audit:verify -- --configured [--expect …]
  --expect      a head that was printed earlier: that entry must still be there; may be given several times
  --key-file    a file with the "audit.key" that the entries must be sealed with
  --configured  the log that orgraph.yaml names, and its "audit.key"`;

interface Wanted {
  readonly log: NonNullable<AuditSettings>;
  readonly expected: readonly (Link & Partial<ChainLink>)[];
}

function stop(...lines: readonly string[]): never {
  for (const line of lines) console.error(line);
  process.exit(1);
}

function readLink(text: string): Wanted['expected'][number] {
  const [, chain, seq, hash] = /^(?:(register|[\da-f-]{36}):)?(\d{1,15}):([\da-f]{64})$/.exec(text) ?? [];
  if (seq === undefined || hash === undefined) return stop('--expect is not <seq>:<hash>', usage);
  return { seq: Number(seq), hash, ...(chain !== undefined && { chain }) };
}

function readKey(path: string): string {
  try {
    return readFileSync(path, 'utf8').replace(/\r?\n$/, '');
  } catch (error) {
    return stop(`${path}: ${(error as Error).message}`);
  }
}

async function configured(): Promise<Wanted['log']> {
  // All of orgraph, which a file needs not to be verified.
  const { loadConfiguration } = await import('../src/config/load-configuration.ts');
  const { vendors } = await import('../src/vendors.ts');
  try {
    const { audit } = await loadConfiguration({
      ...environment(),
      apis: vendors.flatMap(({ apis }) => apis),
    });
    return audit ?? stop('no audit log is configured');
  } catch (error) {
    if (error instanceof ConfigurationError) return stop(error.message);
    throw error;
  }
}

function atUrl(text: string, key: string | null): Wanted['log'] {
  const { data, error } = postgresUrl.safeParse(text);
  if (data) return { database: postgresAddress(data), key };
  return stop(`--url ${error.issues[0]?.message ?? 'cannot be read'}`);
}

const options = {
  url: { type: 'string' },
  configured: { type: 'boolean', default: false },
  expect: { type: 'string', multiple: true },
  'key-file': { type: 'string' },
} as const;

function parsed() {
  try {
    return parseArgs({ allowPositionals: true, options });
  } catch (error) {
    return stop((error as Error).message, usage);
  }
}

async function wanted(): Promise<Wanted> {
  const { values, positionals } = parsed();
  const expected = (values.expect ?? []).map(readLink);
  const key = values['key-file'] === undefined ? null : readKey(values['key-file']);
  const [file, ...rest] = positionals;
  const given = [
    ...positionals,
    ...(values.configured ? ['--configured'] : []),
    ...(values.url ? ['--url'] : []),
  ];
  if (given.length !== 1 || rest.length > 0) return stop(usage);
  if (values.url !== undefined) return { log: atUrl(values.url, key), expected };
  if (file !== undefined) return { log: { file, key }, expected };
  const log = await configured();
  return { log: key === null ? log : { ...log, key }, expected };
}

async function verify({ log, expected }: Wanted) {
  if ('database' in log) {
    const chainLinks = expected.map(({ chain, ...link }) => ({ ...link, chain: chain ?? stop(usage) }));
    return verifyAuditDatabase(log.database, { key: log.key, expected: chainLinks });
  }
  if (log.file === null) return stop('the audit log is kept in memory');
  const { head, ...rest } = verifyAuditFile(log.file, { key: log.key, expected });
  return { ...rest, chains: null, heads: [head] };
}

const asked = await wanted();
const name = 'database' in asked.log ? nameOf(asked.log.database) : String(asked.log.file);
const result = await verify(asked).catch((error: unknown) => {
  if (!(error instanceof StorageProblem)) throw error;
  return stop(`${name} ${error.message}`);
});
const { chains, entries, mutations, withoutEnd, heads, sealed, problems } = result;
const inChains = chains === null ? '' : `${chains} chains, `;
console.log(
  `${name}: ${inChains}${entries} entries, ${mutations} mutations, ${withoutEnd} of them without an end`,
);
for (const head of heads) {
  console.log(`head ${'chain' in head ? `${head.chain}:` : ''}${head.seq}:${head.hash}`);
}
if (sealed && asked.log.key === null) console.log('it is sealed; give --key-file to have the seals checked');
if (problems.length > 0) stop(...problems);
console.log(
  asked.log.key === null ? 'no change found' : 'no change found, and every entry is sealed with this key',
);
