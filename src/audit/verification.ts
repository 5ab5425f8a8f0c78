import { genesis, hashOf, sealOf, type Link } from './chain.ts';

/** An entry as it is stored, by whomever. */
export interface StoredEntry extends Link {
  readonly body: string;
  readonly previous: string;
  readonly seal: string | null;
}

export interface VerificationOptions {
  /** What the entries must be sealed with; null: seals are not looked at. */
  readonly key: string | null;
  /** An entry that must be there: the head of an earlier verification. */
  readonly expected: Link | null;
}

export interface Verification {
  readonly entries: number;
  /** Mutations that have begun, and those of them whose end is not recorded. */
  readonly mutations: number;
  readonly withoutEnd: number;
  /** The last entry; to be kept elsewhere, and expected next time. */
  readonly head: Link;
  readonly sealed: boolean;
  /** What is wrong, the first 20 things. */
  readonly problems: readonly string[];
}

const mostProblems = 20;

/** Walks through the whole log, oldest first, and holds one entry at a time. */
export function verifyEntries(
  stored: Iterable<StoredEntry>,
  { key, expected }: VerificationOptions,
): Verification {
  const problems: string[] = [];
  const complain = (problem: string | null): void => {
    if (problem !== null && problems.length < mostProblems) problems.push(problem);
  };
  let head = genesis;
  let found = expected === null || expected.seq === 0;
  let sealed = false;
  const counts = { entries: 0, begun: 0, ended: 0 };

  for (const entry of stored) {
    const { seq, hash, body, seal } = entry;
    const content = parse(body);
    complain(gap(head, entry));
    complain(
      hashOf(entry.previous, body) === hash ? contradiction(seq, content) : `entry ${seq} was changed`,
    );
    if (key !== null && seal !== sealOf(key, hash)) {
      complain(seal === null ? `entry ${seq} is not sealed` : `entry ${seq} was not sealed with this key`);
    }
    if (seq === expected?.seq) {
      found = true;
      if (hash !== expected.hash) complain(`entry ${seq} is not the one that is expected`);
    }
    counts.entries += 1;
    if (content?.['event'] === 'begun') counts.begun += 1;
    if (content?.['event'] === 'ended') counts.ended += 1;
    sealed ||= seal !== null;
    head = { seq, hash };
  }
  if (expected && !found) {
    complain(`the log ends with entry ${head.seq}, but has had ${expected.seq}: the last ones are missing`);
  }
  return {
    entries: counts.entries,
    mutations: counts.begun,
    withoutEnd: counts.begun - counts.ended,
    head,
    sealed,
    problems,
  };
}

function gap(before: Link, { seq, previous }: StoredEntry): string | null {
  const missing = seq - before.seq - 1;
  if (missing === 1) return `entry ${before.seq + 1} is missing`;
  if (missing > 1) return `entries ${before.seq + 1} to ${seq - 1} are missing`;
  return previous === before.hash
    ? null
    : `entry ${seq} does not follow entry ${before.seq}: one of them was changed`;
}

function contradiction(seq: number, content: Readonly<Record<string, unknown>> | null): string | null {
  if (content === null) return `entry ${seq} cannot be read`;
  return content['seq'] === seq ? null : `entry ${seq} was written as entry ${String(content['seq'])}`;
}

function parse(body: string): Readonly<Record<string, unknown>> | null {
  try {
    const content: unknown = JSON.parse(body);
    return typeof content === 'object' && content !== null
      ? (content as Readonly<Record<string, unknown>>)
      : null;
  } catch {
    return null;
  }
}
