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
  /** Entries that must be there: heads that were noted earlier. */
  readonly expected: readonly Link[];
  /** What the first entry follows, where that is not the beginning of all. */
  readonly start?: Link;
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
export function verifyEntries(stored: Iterable<StoredEntry>, options: VerificationOptions): Verification {
  const verifier = createVerifier(options);
  for (const entry of stored) verifier.add(entry);
  return verifier.end();
}

/** The same for entries that come one by one. */
export interface Verifier {
  add(entry: StoredEntry): void;
  end(): Verification;
}

export function createVerifier({ key, expected, start = genesis }: VerificationOptions): Verifier {
  const problems: string[] = [];
  const complain = (problem: string | null): void => {
    if (problem !== null && problems.length < mostProblems) problems.push(problem);
  };
  const awaited = Map.groupBy(
    expected.filter(({ seq }) => seq > start.seq),
    ({ seq }) => seq,
  );
  let head = start;
  let sealed = false;
  const counts = { entries: 0, begun: 0, ended: 0 };

  return {
    add(entry) {
      const { seq, hash, body, seal } = entry;
      const content = parseBody(body);
      complain(gap(head, entry));
      complain(
        hashOf(entry.previous, body) === hash ? contradiction(seq, content) : `entry ${seq} was changed`,
      );
      if (key !== null && seal !== sealOf(key, hash)) {
        complain(seal === null ? `entry ${seq} is not sealed` : `entry ${seq} was not sealed with this key`);
      }
      if (awaited.get(seq)?.some((one) => one.hash !== hash) ?? false) {
        complain(`entry ${seq} is not the one that is expected`);
      }
      awaited.delete(seq);
      counts.entries += 1;
      if (content?.['event'] === 'begun') counts.begun += 1;
      if (content?.['event'] === 'ended') counts.ended += 1;
      sealed ||= seal !== null;
      head = { seq, hash };
    },
    end() {
      const last = awaited.keys().reduce((one, other) => Math.max(one, other), 0);
      if (last > head.seq) {
        complain(`the log ends with entry ${head.seq}, but has had ${last}: the last ones are missing`);
      }
      return {
        entries: counts.entries,
        mutations: counts.begun,
        withoutEnd: counts.begun - counts.ended,
        head,
        sealed,
        problems,
      };
    },
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

/** Null: it is none that orgraph writes. */
export function parseBody(body: string): Readonly<Record<string, unknown>> | null {
  try {
    const content: unknown = JSON.parse(body);
    return typeof content === 'object' && content !== null
      ? (content as Readonly<Record<string, unknown>>)
      : null;
  } catch {
    return null;
  }
}
