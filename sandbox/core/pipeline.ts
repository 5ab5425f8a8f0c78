import type { Contract, Operation } from './contract.ts';
import type { ReadBody } from './read-body.ts';
import { mediaTypeOf } from './media-type.ts';
import { requestViolations } from './request-check.ts';
import type { Route } from './router.ts';
import type { Answer, Refusal, RunningSimulator, SandboxRequest, Step } from './simulator.ts';

/** An answer, and whether the contract of the operation speaks about it. */
export interface Answered {
  readonly answer: Answer;
  readonly byContract: boolean;
}

export interface Incoming {
  readonly request: SandboxRequest;
  readonly route: Route;
  readonly contract: Contract | undefined;
  readonly read: ReadBody;
}

const usualOrder: readonly Step[] = ['route', 'authenticate', 'body', 'validate'];

/** Makes the checks in the vendor's order, then runs the handler. */
export async function answerFor(simulator: RunningSimulator, incoming: Incoming): Promise<Answered> {
  const { request, route, read } = incoming;
  if (read.tooLarge !== null)
    return refused(simulator, request, { kind: 'body-too-large', limit: read.tooLarge });
  for (const step of simulator.order ?? usualOrder) {
    if (step === 'authenticate') {
      const refusal = simulator.authenticate?.(request) ?? null;
      if (refusal) return { answer: refusal, byContract: true };
    } else {
      const refusal = checks[step](incoming);
      if (refusal) return refused(simulator, request, refusal);
    }
  }
  if (!route.found) return refused(simulator, request, routeRefusal(route));
  return { answer: await run(simulator, route.operation.operationId, request), byContract: true };
}

export async function run(
  simulator: RunningSimulator,
  operationId: string,
  request: SandboxRequest,
): Promise<Answer> {
  const handler = simulator.handlers[operationId];
  if (!handler) throw new Error(`the sandbox has no handler for ${operationId}`);
  return await handler(request);
}

const checks: Record<Exclude<Step, 'authenticate'>, (incoming: Incoming) => Refusal | null> = {
  route: ({ route }) => (route.found ? null : routeRefusal(route)),
  body: ({ route, request, read }) => (route.found ? bodyRefusal(route.operation, request, read) : null),
  validate: ({ route, contract, request }) => {
    const violations = route.found && contract ? requestViolations(contract, route.operation, request) : [];
    return violations.length > 0 ? { kind: 'invalid', violations } : null;
  },
};

function routeRefusal(route: Extract<Route, { found: false }>): Refusal {
  return route.allowed.length > 0
    ? { kind: 'wrong-method', allowed: route.allowed }
    : { kind: 'unknown-path' };
}

function bodyRefusal({ requestBody }: Operation, request: SandboxRequest, read: ReadBody): Refusal | null {
  const sent = mediaTypeOf(request.headers);
  if (!requestBody || (request.text === '' && !sent.startsWith('multipart/'))) return null;
  const accepted = [...requestBody.content.keys()];
  if (!accepted.includes(sent)) return { kind: 'media-type', sent, accepted };
  return read.malformed === null ? null : { kind: 'malformed-json', message: read.malformed };
}

function refused(simulator: RunningSimulator, request: SandboxRequest, refusal: Refusal): Answered {
  // Contracts seldom declare what a server says before it has understood the request (404, 405, 413, 415).
  const byContract = refusal.kind === 'invalid' || refusal.kind === 'malformed-json';
  return { answer: simulator.refuse(refusal, request), byContract };
}
