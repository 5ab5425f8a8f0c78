import { randomUUID } from 'node:crypto';
import type { RedisLink } from '../../redis/link.ts';
import type { RateLimitSettings } from '../configured-limit.ts';
import type { SharedLimit, SharedLimitOptions } from './shared-limit.ts';
import { sharedTold, type SharedTold } from './shared-told.ts';
import { sharedWindow } from './shared-window.ts';
import { windowLedger } from './window-ledger.ts';

/** The budget of calls that a vendor gives a source, whichever instance makes them. */
export interface PeerBudget {
  /** Of one gate, until it closes them. */
  limits(
    configured: RateLimitSettings | null,
    gate: SharedLimitOptions & {
      /** The vendor has asked another instance to wait, this long from now. */
      readonly paused: (ms: number) => void;
    },
  ): PeerLimits;
}

export interface PeerLimits {
  /** What the vendor's headers tell. */
  readonly told: SharedTold;
  /** What is configured, if anything is. */
  readonly window: SharedLimit | null;
  /** So many calls of this instance wait. */
  want(now: number, waiting: number): void;
  close(): void;
}

export function peerBudget(link: RedisLink, source: string): PeerBudget {
  return {
    limits(configured, { now, changed, paused }) {
      const instance = randomUUID();
      const told = sharedTold({ link, source, now, changed, paused });
      const ledger = configured && windowLedger(link, configured, { source, instance });
      const window = configured && ledger && sharedWindow(configured, { link, ledger, now, changed });
      return {
        told,
        window,
        want(at, waiting) {
          told.want(at, waiting);
          window?.want(at, waiting);
        },
        close() {
          told.close();
          window?.close();
        },
      };
    },
  };
}
