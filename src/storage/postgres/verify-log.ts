import type { Link } from '../../audit/chain.ts';
import {
  createVerifier,
  parseBody,
  type Verification,
  type VerificationOptions,
  type Verifier,
} from '../../audit/verification.ts';
import { StorageProblem } from '../database.ts';
import type { PostgresAddress } from './address.ts';
import { openDatabase, type Ask } from './database.ts';
import { explainProblem } from './problem.ts';
import { columnNames, columnsOf, type ChainOpened, type Columns, type Row } from './row.ts';
import { alteredRules } from './rules-check.ts';
import { register } from './tables.ts';

/** `register`, or the UUID of a chain. */
export type ChainLink = Link & { readonly chain: string };

export interface LogVerification extends Omit<Verification, 'head'> {
  readonly chains: number;
  /** The register's head, and those of chains that have grown since the register told of them: to be kept elsewhere. */
  readonly heads: readonly ChainLink[];
}

export interface LogVerificationOptions extends Pick<VerificationOptions, 'key'> {
  readonly expected: readonly ChainLink[];
}

type StoredRow = Row & Columns & { readonly position: string };

/** What the register says of a chain. */
interface Opening {
  readonly start: Link;
  readonly heads: Link[];
}

const mostProblems = 20;
const batch = 200;
const verifying = { connections: 1, statementMs: 60_000 };

/**
 * Verifies all chains as they are at this moment, without writing; servers may add to them meanwhile. Holds some
 * entries at a time, and what the register says. Throws `StorageProblem`.
 */
export async function verifyAuditDatabase(
  address: PostgresAddress,
  options: LogVerificationOptions,
): Promise<LogVerification> {
  const database = await openDatabase(address, verifying);
  try {
    return await database.transaction('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', async (ask) => {
      const altered = await alteredRules(ask);
      const log = logVerifier(options);
      for await (const row of storedRows(ask)) log.add(row);
      const verification = log.end();
      return { ...verification, problems: [...altered, ...verification.problems].slice(0, mostProblems) };
    });
  } catch (error) {
    throw new StorageProblem(explainProblem(error));
  } finally {
    await database.close();
  }
}

/** The register first, and each chain from its first entry on. */
async function* storedRows(ask: Ask): AsyncGenerator<StoredRow> {
  let last: StoredRow | undefined;
  do {
    // From whatever is there first: somebody may have put entries before those with the number 1.
    const behind = last ? 'WHERE (chain, seq) > ($1, $2)' : '';
    const rows: readonly StoredRow[] = await ask<StoredRow>(
      `SELECT * FROM orgraph_audit_entries ${behind} ORDER BY chain, seq LIMIT ${batch}`,
      last && [last.chain, last.seq],
    );
    yield* rows;
    last = rows.length < batch ? undefined : rows.at(-1);
  } while (last);
}

function logVerifier({ key, expected }: LogVerificationOptions) {
  const openings = new Map<string, Opening>();
  const total = { chains: 0, entries: 0, mutations: 0, withoutEnd: 0, sealed: false };
  const problems: string[] = [];
  const heads: ChainLink[] = [];
  const seen = new Set([shortName(register)]);
  let current: { readonly chain: string; readonly verifier: Verifier | null; position: bigint } | undefined;
  const complain = (chain: string, problem: string): void => {
    if (problems.length < mostProblems) problems.push(`${nameOf(chain)}: ${problem}`);
  };
  const expectedOf = (chain: string): readonly Link[] =>
    expected.filter((one) => one.chain === shortName(chain));

  function verifierOf(chain: string): Verifier | null {
    if (chain === register) return createVerifier({ key, expected: expectedOf(chain) });
    const opening = openings.get(chain);
    if (!opening) return null;
    return createVerifier({ key, start: opening.start, expected: [...opening.heads, ...expectedOf(chain)] });
  }

  function finish(chain: string, verifier: Verifier | null): void {
    const opening = openings.get(chain);
    if (!verifier) {
      complain(chain, 'is not in the register: it was put in, or the register’s end was cut off');
      return;
    }
    const { entries, mutations, withoutEnd, head, sealed, problems: found } = verifier.end();
    for (const problem of found) complain(chain, problem);
    total.entries += entries;
    total.mutations += mutations;
    total.withoutEnd += withoutEnd;
    total.sealed ||= sealed;
    const told = opening?.heads.some(({ seq }) => seq === head.seq) ?? false;
    if (!told && entries > 0) heads.push({ chain: shortName(chain), ...head });
    openings.delete(chain);
  }

  return {
    add(row: StoredRow): void {
      if (current?.chain !== row.chain) {
        if (current) finish(current.chain, current.verifier);
        current = { chain: row.chain, verifier: verifierOf(row.chain), position: -1n };
      }
      const content = parseBody(row.body);
      current.verifier?.add(row);
      for (const name of otherColumns(row, content)) {
        complain(row.chain, `entry ${row.seq} has a column "${name}" that does not say what its body says`);
      }
      const position = BigInt(row.position);
      if (position <= current.position)
        complain(row.chain, `entry ${row.seq} has a position before its turn`);
      current.position = position;
      if (row.chain === register && content?.['event'] === 'opened') {
        total.chains += 1;
        seen.add(String(content['chain']));
        readOpening(content, row.hash, openings);
      }
    },
    end(): LogVerification {
      if (current) finish(current.chain, current.verifier);
      else complain(register, 'has no entry');
      // Of these there is no entry; perhaps there was none yet.
      for (const chain of [...openings.keys()]) finish(chain, verifierOf(chain));
      for (const { chain } of expected) {
        if (!seen.has(chain)) complain(chain, 'is not in the register, but was');
      }
      return { ...total, heads, problems };
    },
  };
}

/** What stands there may have been written by anybody. */
function readOpening(
  { chain, heads }: Partial<ChainOpened>,
  hash: string,
  openings: Map<string, Opening>,
): void {
  openings.set(String(chain), { start: { seq: 0, hash }, heads: [] });
  for (const head of Array.isArray(heads) ? (heads as readonly (ChainLink | null)[]) : []) {
    if (head) openings.get(head.chain)?.heads.push(head);
  }
}

function otherColumns(row: StoredRow, content: unknown): readonly string[] {
  const told = columnsOf(content);
  return columnNames.filter((name) => row[name] !== told[name]);
}

function shortName(chain: string): string {
  return chain === register ? 'register' : chain;
}

function nameOf(chain: string): string {
  return chain === register ? 'register' : `chain ${chain}`;
}
