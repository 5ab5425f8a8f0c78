import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { answerBreaches } from './answer-check.ts';
import { arrive, requestOf, type Arrival } from './arrival.ts';
import { askedStrike, faultHeader } from './asked-fault.ts';
import { insteadOfHandler, sendFaulty } from './fault-effects.ts';
import type { FaultStore } from './faults.ts';
import { listen, type Listening } from './listen.ts';
import { createServer } from './node-http.ts';
import { followOutcome } from './outcome.ts';
import { toOutgoing, type Outgoing } from './outgoing.ts';
import { answerFor, run, type Answered } from './pipeline.ts';
import { readBody, type ReadBody } from './read-body.ts';
import type { RequestLog } from './request-log.ts';
import { pause, send } from './send.ts';
import type { RunningSimulator, SandboxRequest, Simulator, SimulatorContext } from './simulator.ts';

export interface VendorServer extends Listening {
  readonly running: () => RunningSimulator;
  /** Seed data again. */
  reset(): void;
}

export interface VendorServerOptions {
  readonly port: number;
  /** Check every answer against the contract; a breach is answered with 599. */
  readonly strict: boolean;
  readonly log: RequestLog;
  readonly faults: FaultStore;
  readonly context: Omit<SimulatorContext, 'baseUrl'>;
}

/** Starts one vendor's host on loopback. */
export async function startVendorServer(
  simulator: Simulator,
  options: VendorServerOptions,
): Promise<VendorServer> {
  const { log, faults, strict } = options;
  let baseUrl = '';
  const start = (): RunningSimulator => simulator.start({ ...options.context, baseUrl: () => baseUrl });
  let running = start();

  async function serve(raw: IncomingMessage, response: ServerResponse): Promise<void> {
    const arrival = arrive(simulator, raw);
    const { api, operationId, method, path, query, headers } = arrival;
    const at = options.context.now().toISOString();
    const record = log.open({ at, api, operationId, method, path, query, headers, body: undefined });
    const outcome = followOutcome(response, record);
    const read = await readBody(raw, headers);
    record.body = read.body ?? (read.text === '' ? undefined : read.text);
    const request = requestOf(arrival, raw, read, record);

    const asked = headers[faultHeader];
    const strike = asked === undefined ? faults.take(api, operationId) : askedStrike(asked, api);
    if (!strike) {
      await outcome.sent(send(response, unknownFault(asked ?? '')));
      return;
    }
    const { latency, effect } = strike;
    await pause(latency, response);
    if (outcome.left()) return;
    if (effect?.kind === 'reset' || effect?.kind === 'truncated') outcome.tearDown();
    const instead = effect ? insteadOfHandler(effect, request, response, running) : null;
    if (instead) {
      if ('answer' in instead) await outcome.sent(send(response, toOutgoing(instead.answer)));
      return;
    }
    const outgoing = await answer(arrival, request, read);
    if (outcome.left()) discard(outgoing);
    else await outcome.sent(effect ? sendFaulty(effect, response, outgoing) : send(response, outgoing));
  }

  async function answer(arrival: Arrival, request: SandboxRequest, read: ReadBody): Promise<Outgoing> {
    try {
      const { route, contract, extra } = arrival;
      if (extra) return toOutgoing(await run(running, extra.operationId, request));
      const answered = await answerFor(running, { request, route, contract, read });
      const outgoing = toOutgoing(
        running.finish ? running.finish(answered.answer, request) : answered.answer,
      );
      return strict ? checked(arrival, answered, outgoing) : outgoing;
    } catch (error) {
      return ownMistake([error instanceof Error ? (error.stack ?? error.message) : String(error)]);
    }
  }

  const server = createServer((raw, response) => {
    serve(raw, response).catch(() => response.destroy());
  });
  const listening = await listen(server, options.port);
  baseUrl = listening.url;
  return {
    url: listening.url,
    running: () => running,
    reset() {
      running.stop?.();
      running = start();
    },
    async stop() {
      await listening.stop();
      running.stop?.();
    },
  };
}

function checked({ route, contract }: Arrival, { byContract }: Answered, outgoing: Outgoing): Outgoing {
  if (!byContract || !route.found || !contract) return outgoing;
  const { body } = outgoing;
  const text = typeof body === 'string' ? body : null;
  const errors = answerBreaches(contract, route.operation, { ...outgoing, text });
  if (errors.length === 0) return outgoing;
  discard(outgoing);
  return ownMistake(
    errors.map((error) => `${route.operation.operationId} ${String(outgoing.status)}: ${error}`),
  );
}

/** A mistake of the sandbox itself, made loud. */
function ownMistake(errors: readonly string[]): Outgoing {
  return {
    status: 599,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ sandbox: errors }),
  };
}

function unknownFault(asked: string): Outgoing {
  return {
    status: 400,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ sandbox: [`there is no fault ${asked}`] }),
  };
}

function discard({ body }: Outgoing): void {
  if (body instanceof Readable) body.destroy();
}
