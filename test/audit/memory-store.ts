import { genesis, type Link } from '../../src/audit/chain.ts';
import type { AuditEvent } from '../../src/audit/event.ts';
import type { AuditStore } from '../../src/audit/store.ts';

/** Takes everything down in order; told to, it fails. */
export class TestStore implements AuditStore {
  readonly events: AuditEvent[] = [];
  /** What fails from now on. */
  fails: AuditEvent['event'] | undefined;

  async append(event: AuditEvent): Promise<Link> {
    // As a disk does, it takes a while.
    await new Promise(setImmediate);
    if (this.fails === event.event) throw new Error('the disk is full');
    this.events.push(event);
    return { seq: this.events.length, hash: genesis.hash };
  }

  async page(): Promise<never> {
    throw new Error('nobody reads it');
  }
}
