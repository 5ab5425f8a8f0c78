import { createAgents } from './agents.ts';
import { createBreaker } from './breaker.ts';
import { createHealthRecord } from './health.ts';
import { callTimes } from './pace.ts';
import type { Persistence, Rehearsal } from './persist.ts';
import { createRateGate } from './rate-gate.ts';
import { createRetryBudget } from './retry-budget.ts';
import { createSlots } from './slots.ts';

/** What a simulator obeys; in lower case. */
const faultHeader = 'x-sandbox-fault';

/** `fault`: in the simulators' words. */
export function rehearse(source: Persistence, fault: string): Rehearsal {
  const { transport, credentials } = source;
  const agents = createAgents(transport);
  return {
    source: {
      ...source,
      // Calls that hang hold their sockets, and those of others are counted.
      agents: { ...agents, keepAlive: agents.fresh },
      // The token that a simulator is made to refuse is good: nobody is to fetch another.
      credentials: { ...credentials, renew: () => credentials.renew({}) },
      slots: createSlots(transport.maxConcurrency),
      gate: createRateGate(transport.rateLimit),
      budget: createRetryBudget(),
      health: createHealthRecord(),
      times: callTimes(),
      breaker: createBreaker(transport.breaker, () => undefined),
      meter: undefined,
    },
    mark: (request) => ({ ...request, headers: { ...request.headers, [faultHeader]: fault } }),
  };
}
