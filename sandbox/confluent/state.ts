import type { Modes, SandboxRequest, SimulatorContext } from '../core/simulator.ts';
import type { Account } from './accounts.ts';
import { createRateLimiter, type Allowance, type RateLimiter } from './rate-limit.ts';
import {
  seedOrganizations,
  seedPartnerOrganizations,
  type StoredOrganization,
  type StoredPartnerOrganization,
} from './seed.ts';

/** Everything the simulator knows; made anew on every reset. */
export interface ConfluentState {
  /** Oldest first, as lists show them. */
  readonly organizations: Map<string, StoredOrganization>;
  /** Oldest first. */
  readonly partnerOrganizations: Map<string, StoredPartnerOrganization>;
  readonly limiter: RateLimiter;
  readonly settings: NonNullable<Modes['confluent']>;
  readonly now: () => Date;
  /** Of tokens: raised to expire all that are out. */
  generation: number;
  readonly baseUrl: () => string;
  /** What authentication learnt, for the handler and the headers. */
  readonly callers: WeakMap<SandboxRequest, Account>;
  readonly allowances: WeakMap<SandboxRequest, Allowance>;
}

export function createState({ modes, now, baseUrl, organizations }: SimulatorContext): ConfluentState {
  const settings = modes.confluent ?? {};
  const rateLimit =
    settings.rateLimit === undefined ? { limit: 6000, windowSeconds: 60 } : settings.rateLimit;
  return {
    organizations: new Map(seedOrganizations(organizations).map((one) => [one.id, one])),
    partnerOrganizations: new Map(seedPartnerOrganizations().map((one) => [one.id, one])),
    limiter: createRateLimiter(rateLimit, now),
    settings,
    now,
    generation: 0,
    baseUrl,
    callers: new WeakMap(),
    allowances: new WeakMap(),
  };
}
