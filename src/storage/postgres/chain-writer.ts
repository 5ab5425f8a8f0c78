import { setTimeout as pause } from 'node:timers/promises';
import type { Link } from '../../audit/chain.ts';
import type { AuditEvent } from '../../audit/event.ts';
import type { AuditStore, RecordedLink } from '../../audit/store.ts';
import { StorageProblem } from '../database.ts';
import type { Ask } from './database.ts';
import type { OpenedChain } from './open-log.ts';
import { mayPass, wasUndone } from './problem.ts';
import { insertRow, nextRow, rowValues } from './row.ts';

export interface ChainWriterOptions extends Pick<OpenedChain, 'chain' | 'start'> {
  readonly ask: Ask;
  readonly key: string | null;
  /** Milliseconds for which it is tried again to write an entry, waiting for those before it included. */
  readonly patienceMs: number;
}

const pauseMs = 100;
/** Of which nobody has said what became of them. */
const mostAttempted = 100;

/**
 * Writes the entries of one chain one after the other. An entry of which it is not known whether it was written, since
 * the connection broke or nobody answered, is looked for before the next one; if it is there, the chain goes on behind
 * it.
 */
export function chainWriter({
  ask,
  chain,
  start,
  key,
  patienceMs,
}: ChainWriterOptions): AuditStore['append'] {
  let head = start;
  /** Behind `head`, by their hashes: what may have been written, now or later. */
  const attempted = new Map<string, AuditEvent>();
  /** A beginning that was written after all, though its mutation was refused. */
  let refused: Link | null = null;
  let last: Promise<unknown> = Promise.resolve();

  async function insert(event: AuditEvent): Promise<void> {
    const row = nextRow(chain, head, event, key);
    const isFirst = !attempted.has(row.hash);
    const [oldest] = attempted.keys();
    if (oldest !== undefined && attempted.size >= mostAttempted) attempted.delete(oldest);
    attempted.set(row.hash, event);
    try {
      const [written] = await ask(insertRow, rowValues(row, event, false));
      if (!written) throw new StorageProblem('was changed by another program');
    } catch (error) {
      // Else those that wait in vain for one that takes long, until a standby is back, would have it forgotten.
      if (isFirst && wasUndone(error)) attempted.delete(row.hash);
      throw error;
    }
    goOn(row);
  }

  function goOn({ seq, hash }: Link): void {
    head = { seq, hash };
    attempted.clear();
  }

  /** Which of the events that were attempted was written, if any. */
  async function findWritten(): Promise<AuditEvent | null> {
    if (attempted.size === 0) return null;
    const [found = start] = await ask<Link>(
      'SELECT seq, hash FROM orgraph_audit_entries WHERE chain = $1 ORDER BY seq DESC LIMIT 1',
      [chain],
    );
    if (found.hash === head.hash) return null;
    const event = attempted.get(found.hash);
    if (!event) throw new StorageProblem('was changed by another program');
    goOn(found);
    return event;
  }

  async function write(event: AuditEvent): Promise<void> {
    const written = await findWritten();
    if (written === event) return;
    if (written) refused = written.event === 'begun' ? head : null;
    if (refused) {
      await insert(endOf(refused));
      refused = null;
    }
    await insert(event);
  }

  async function append(event: AuditEvent, until: number): Promise<RecordedLink> {
    // Those before it may have waited for as long as it can.
    if (performance.now() > until) throw new StorageProblem('did not answer in time');
    for (;;) {
      try {
        await write(event);
        return { chain, ...head };
      } catch (error) {
        if (!mayPass(error) || performance.now() + pauseMs > until) throw error;
        await pause(pauseMs);
      }
    }
  }

  return (event) => {
    const until = performance.now() + patienceMs;
    const turn = last.then(() => append(event, until));
    last = turn.catch(() => undefined);
    return turn;
  };
}

/** Its caller was told so, and no vendor was asked. */
function endOf({ seq }: Link): AuditEvent {
  return {
    event: 'ended',
    at: new Date().toISOString(),
    begun: seq,
    outcome: 'FAILED',
    errorCode: 'AUDIT_UNAVAILABLE',
    userErrors: [],
    calls: [],
    callCount: 0,
  };
}
