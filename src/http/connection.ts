import { passBy } from '../core/cache-wish.ts';
import type { UpstreamError } from '../core/errors.ts';
import { createAgents } from './agents.ts';
import { createBreaker } from './breaker.ts';
import { createSourceCache, type SourceCache } from './cache/source-cache.ts';
import { createStore } from './cache/store.ts';
import { logCircuit } from './call-log.ts';
import { dryRunDoor } from './dry-run-door.ts';
import { handOver } from './hand-over.ts';
import type { Answer } from './wire-types.ts';
import { bodyFailure, closedFailure, contractFailure } from './failure.ts';
import { createHealthRecord } from './health.ts';
import { createLateVerdicts } from './late-verdicts.ts';
import { callTimes, paceOf } from './pace.ts';
import { persist, type OperationScope, type Persistence, type Reached } from './persist.ts';
import { isIdempotent } from './prepared-call.ts';
import { createRateGate } from './rate-gate.ts';
import { bodyFault, readJson, readText } from './response-body.ts';
import { rehearse } from './rehearsal.ts';
import { createRetryBudget } from './retry-budget.ts';
import { sharedReads } from './shared-reads.ts';
import { createSlots } from './slots.ts';
import { parseBaseUrl } from './target-url.ts';
import type { Connection, ConnectionOptions, SourceConnection, UpstreamRequest } from './types.ts';

function prepareSource(options: ConnectionOptions): Persistence {
  const { source, transport, logger, peers } = options;
  const base = parseBaseUrl(transport.baseUrl);
  const origins = new Set([base.origin, ...transport.redirectOrigins.map((url) => new URL(url).origin)]);
  return {
    ...options,
    base,
    origins,
    agents: createAgents(transport),
    slots: createSlots(transport.maxConcurrency),
    gate: createRateGate(transport.rateLimit, undefined, peers?.budget),
    budget: createRetryBudget(),
    health: createHealthRecord(),
    times: callTimes(),
    breaker: createBreaker(
      transport.breaker,
      (circuit) => {
        logCircuit(logger, source, circuit);
      },
      peers?.circuit,
    ),
  };
}

function nothingKept(): SourceCache {
  return createSourceCache({ store: createStore(1), settings: { ttlSeconds: 0, staleSeconds: 0 } });
}

/** Throws a `TypeError` for a base URL that cannot be one. */
export function createConnection(options: ConnectionOptions): SourceConnection {
  const { source, transport, credentials, cache = nothingKept(), meter } = options;
  const shared = prepareSource(options);
  // A file takes as long as its reader or its sender does; ordinary calls must not wait for that.
  const forFiles: Persistence = { ...shared, slots: createSlots(transport.maxConcurrency) };
  const pace = paceOf(shared, transport.maxConcurrency);
  const verdicts = createLateVerdicts();
  let closed = false;

  const calls = (scopeOf: () => OperationScope): Pick<Connection, 'send' | 'stream' | 'invalid'> => {
    const reach = <T>(
      through: Persistence,
      request: UpstreamRequest,
      signal: AbortSignal,
      work: Parameters<typeof persist<T>>[4],
    ): Promise<Reached<T>> => {
      if (closed) return Promise.reject(closedFailure({ source, operationId: request.operationId }));
      const scope = scopeOf();
      const { rehearsal } = scope;
      return rehearsal
        ? persist(rehearsal.source, rehearsal.mark(request), scope, signal, work)
        : persist(through, request, scope, signal, work);
    };

    /** A fault found in an answer after it had been handed out. */
    const found = (failure: UpstreamError): UpstreamError => {
      scopeOf().firstFault ??= failure;
      return failure;
    };

    return {
      async send(request, signal) {
        const { operationId } = request;
        const { attempt, clock, result } = await reach(
          request.stream ? forFiles : shared,
          request,
          signal,
          async (one, answered) => {
            const answer = await one.perform();
            answered(answer);
            return { answer, ...(await readText(answer.body, transport.maxResponseBytes)) };
          },
        );
        const { answer, text, bytes } = result;
        const { status, headers } = answer;
        attempt.release();
        clock.end();
        attempt.log.succeeded(answer, bytes);
        const condemn = verdicts.await(operationId, (error) => {
          if (error) attempt.log.condemned(answer, error);
          attempt.settle(error);
        });
        const json = (): unknown => {
          try {
            return readJson(text);
          } catch (error) {
            const failure = bodyFailure({ source, operationId }, { status, headers }, bodyFault(error));
            condemn(failure);
            throw found(failure);
          }
        };
        return { status, receivedAt: new Date().toISOString(), headers, text, json };
      },

      async stream(request, signal) {
        const { attempt, clock, result } = await reach<Answer>(forFiles, request, signal, (one) =>
          one.perform(),
        );
        // How fast the body goes is up to its reader.
        const came = performance.now();
        const body = handOver(
          result.body,
          clock,
          (error) => attempt.failed(error, result).told,
          (bytes, error) => {
            if (error === undefined) attempt.log.succeeded(result, bytes);
            else attempt.log.failed(error);
            attempt.release(came);
            clock.end();
            attempt.settle(error);
          },
        );
        return { status: result.status, headers: result.headers, body };
      },

      invalid(operationId, why) {
        const failure = contractFailure({ source, operationId }, why);
        verdicts.condemn(operationId, failure);
        return found(failure);
      },
    };
  };

  /** The door of one operation; without an operation, every call stands alone. */
  const door = (scopeOf: () => OperationScope): Connection => {
    const { send, stream, invalid } = calls(scopeOf);
    const sendWithin = (scope: OperationScope): Connection['send'] => calls(() => scope).send;
    return {
      ...sharedReads({ source, cache, scopeOf, sendWithin }),
      send(request, signal) {
        scopeOf().basis?.passing();
        return isIdempotent(request)
          ? send(request, signal)
          : cache.writing(request.touches ?? (() => true), () => send(request, signal));
      },
      stream(request, signal) {
        scopeOf().basis?.passing();
        return stream(request, signal);
      },
      invalid,
      inBatch: (loader, size, work) => (meter ? meter.batch({ source, loader, size }, work) : work()),
      pace,
      isTraced: scopeOf().observeRead !== undefined,
    };
  };

  return {
    ...door(() => ({})),
    during(operation) {
      const { fault } = operation;
      const scope: OperationScope = {
        ...operation,
        // What it reads is nobody else's either.
        ...(fault !== undefined && { cacheWish: () => passBy, rehearsal: rehearse(shared, fault) }),
      };
      const open = door(() => scope);
      const { dryRun } = operation;
      return dryRun ? dryRunDoor(open, { source, base: shared.base, dryRun }) : open;
    },
    status: () => ({
      rateLimit: shared.gate.status(),
      health: shared.health.status(shared.breaker.circuit),
      cache: cache.status(),
    }),
    async close() {
      closed = true;
      cache.close(({ operationId }) => closedFailure({ source, operationId }));
      shared.agents.close();
      shared.gate.close();
      shared.breaker.close();
      await credentials.close?.();
    },
  };
}
