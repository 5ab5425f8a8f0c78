import type { AgentPair } from './agents.ts';
import type { Deadline } from './deadline.ts';
import { exchangePlainly } from './plain-exchange.ts';
import type { Answer, WireRequest } from './wire-types.ts';

/**
 * Sends one request and resolves when the answer's headers are there. No redirects, no retries. Rejects with
 * `NoAnswerError`, or what the body's stream failed with; after an abort, with any error at all.
 */
export function exchange(wire: WireRequest, agents: AgentPair, deadline: Deadline): Promise<Answer> {
  // Nearly all calls are of this kind; got takes four times as long for one.
  const isPlain = wire.method === 'GET' && wire.content === undefined;
  return isPlain ? exchangePlainly(wire, agents, deadline) : exchangeOtherwise(wire, agents, deadline);
}

/** got is loaded for the first call that needs it: many an instance only reads. */
async function exchangeOtherwise(wire: WireRequest, agents: AgentPair, deadline: Deadline): Promise<Answer> {
  const { exchangeByGot } = await import('./got-exchange.ts');
  return exchangeByGot(wire, agents, deadline);
}
