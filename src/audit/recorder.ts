import type { Logger } from 'pino';
import type { Caller } from '../core/caller.ts';
import { AuditUnavailableError } from '../core/errors.ts';
import type { ObservedCall } from '../core/observed-call.ts';
import type { Link } from './chain.ts';
import type { AuditedCall, MutationBegun, MutationEnded } from './event.ts';
import type { AuditStore } from './store.ts';

/** What all mutations of one operation have in common. */
export interface RecordedOperation {
  readonly caller: Caller;
  readonly requestId: string;
  /** SHA-256 of the key that it came with, in hexadecimal. */
  readonly idempotencyKey: () => string | null;
}

export type AskedMutation = Pick<MutationBegun, 'mutation' | 'source' | 'arguments' | 'cut'>;
export type MutationResult = Pick<MutationEnded, 'outcome' | 'errorCode' | 'userErrors'>;

/** Records the mutations of one operation, one after the other, as GraphQL runs them. */
export interface Recorder {
  /** To be told of the operation's calls to vendors. */
  observe(call: ObservedCall): void;
  /** Resolves once it is certain to be kept; only then may the mutation be run. Rejects with `AuditUnavailableError`. */
  begin(mutation: AskedMutation): Promise<Recording>;
}

/** A mutation that runs. */
export interface Recording {
  /** Never rejects: what has been done has been done. */
  end(result: MutationResult): Promise<void>;
}

interface Calls {
  readonly first: AuditedCall[];
  count: number;
}

/** A mutation takes a handful of calls, and each may be retried; this bounds an entry whatever vendors answer. */
const mostCalls = 64;

export function createRecorder(store: AuditStore, operation: RecordedOperation, logger: Logger): Recorder {
  const { caller, requestId } = operation;
  let current: Calls | undefined;

  async function append(...[event]: Parameters<AuditStore['append']>): Promise<Link> {
    try {
      return await store.append(event);
    } catch (error) {
      logger.error({ err: error, requestId }, 'the audit log cannot be written');
      throw new AuditUnavailableError({ cause: error });
    }
  }

  return {
    observe(call) {
      if (current) note(current, call);
    },
    async begin(mutation) {
      const { seq } = await append({
        event: 'begun',
        at: now(),
        caller: { name: caller.name, kind: caller.kind, authenticated: caller.authenticated },
        ...mutation,
        requestId,
        idempotencyKey: operation.idempotencyKey(),
      });
      const calls: Calls = { first: [], count: 0 };
      current = calls;
      return {
        async end(result) {
          current = undefined;
          const about = { requestId, mutation: mutation.mutation, source: mutation.source, ...result };
          try {
            const head = await store.append({
              event: 'ended',
              at: now(),
              begun: seq,
              ...result,
              calls: calls.first,
              callCount: calls.count,
            });
            // Whoever keeps the logs elsewhere can tell by these where the audit log must have got to.
            logger.info({ ...about, begun: seq, audit: head }, 'mutation recorded');
          } catch (error) {
            logger.error(
              { ...about, begun: seq, err: error },
              'the outcome of a mutation is not in the audit log',
            );
          }
        },
      };
    },
  };
}

function note(calls: Calls, { source, operationId, status, requestId, errorCode }: ObservedCall): void {
  calls.count += 1;
  if (calls.first.length < mostCalls) calls.first.push({ source, operationId, status, requestId, errorCode });
}

function now(): string {
  return new Date().toISOString();
}
