import { performCall, prepareCall, type CallContext } from './call.ts';
import { createAgents } from './agents.ts';
import { startCallLog } from './call-log.ts';
import { startDeadline } from './deadline.ts';
import { handOver, NoAnswerError, type Answer } from './exchange.ts';
import { bodyFailure, closedFailure, contractFailure, networkFailure, timeoutFailure } from './failure.ts';
import { bodyFault, readJson, readText } from './response-body.ts';
import { createSlots, type Slots } from './slots.ts';
import { parseBaseUrl } from './target-url.ts';
import type { Connection, ConnectionOptions, UpstreamRequest } from './types.ts';

/** A call on its way: it holds a slot and its clock runs. */
interface Run {
  readonly perform: () => Promise<Answer>;
  /** What the caller is told; `answer` where its headers had come. */
  readonly translate: (error: unknown, answer?: Answer) => Error;
  readonly log: ReturnType<typeof startCallLog>;
  readonly end: () => void;
}

async function startRun(
  context: CallContext,
  slots: Slots,
  request: UpstreamRequest,
  signal: AbortSignal,
): Promise<Run> {
  const call = prepareCall(context, request);
  signal.throwIfAborted();
  const release = await slots(signal);
  const deadline = startDeadline(context.transport.timeouts, signal);
  return {
    perform: () => performCall(context, call, deadline),
    translate(error, answer) {
      if (signal.aborted) return signal.reason as Error;
      if (deadline.expired !== undefined) return timeoutFailure(call.name, deadline.expired);
      if (error instanceof NoAnswerError) return networkFailure(call.name, error);
      return answer === undefined ? (error as Error) : bodyFailure(call.name, answer, bodyFault(error));
    },
    log: startCallLog(context.logger, context.source, request),
    end() {
      deadline.end();
      release();
    },
  };
}

/** Throws a `TypeError` for a base URL that cannot be one. */
export function createConnection(options: ConnectionOptions): Connection {
  const { source, transport, credentials } = options;
  const base = parseBaseUrl(transport.baseUrl);
  const origins = new Set([base.origin, ...transport.redirectOrigins.map((url) => new URL(url).origin)]);
  const context: CallContext = { ...options, base, origins, agents: createAgents(transport) };
  const slots = createSlots(transport.maxConcurrency);
  let closed = false;

  const start = (request: UpstreamRequest, signal: AbortSignal): Promise<Run> => {
    if (closed) return Promise.reject(closedFailure({ source, operationId: request.operationId }));
    return startRun(context, slots, request, signal);
  };

  return {
    async send(request, signal) {
      const run = await start(request, signal);
      let answer: Answer | undefined;
      try {
        answer = await run.perform();
        const { status, headers, body } = answer;
        const { text, bytes } = await readText(body, transport.maxResponseBytes);
        run.log.succeeded(answer, bytes);
        const json = (): unknown => {
          try {
            return readJson(text);
          } catch (error) {
            throw bodyFailure(
              { source, operationId: request.operationId },
              { status, headers },
              bodyFault(error),
            );
          }
        };
        return { status, headers, text, json };
      } catch (error) {
        const told = run.translate(error, answer);
        run.log.failed(told);
        throw told;
      } finally {
        run.end();
      }
    },

    async stream(request, signal) {
      const run = await start(request, signal);
      try {
        const answer = await run.perform();
        const body = handOver(
          answer.body,
          (error) => run.translate(error, answer),
          (bytes, error) => {
            if (error === undefined) run.log.succeeded(answer, bytes);
            else run.log.failed(error);
            run.end();
          },
        );
        return { status: answer.status, headers: answer.headers, body };
      } catch (error) {
        const told = run.translate(error);
        run.log.failed(told);
        run.end();
        throw told;
      }
    },

    invalid: (operationId, why) => contractFailure({ source, operationId }, why),

    async close() {
      closed = true;
      context.agents.close();
      await credentials.close?.();
    },
  };
}
