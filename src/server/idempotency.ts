import {
  HeaderMap,
  type ApolloServerPlugin,
  type GraphQLRequestContextResponseForOperation,
  type GraphQLResponse,
} from '@apollo/server';
import { OperationTypeNode, type FormattedExecutionResult, type OperationDefinitionNode } from 'graphql';
import { fingerprint, keyDigest, keyId, readKey } from '../idempotency/key.ts';
import type { KeyStore, Reservation } from '../idempotency/store.ts';
import { isMultipart } from './gate.ts';
import {
  badKey,
  inUse,
  noFiles,
  outcomeUnknown,
  reused,
  tooDeep,
  unavailable,
  type KeyRefusal,
} from './idempotency-refusals.ts';
import { currentRequest, type HeldKey, type RequestRecord } from './request-record.ts';

/** Milliseconds at most by which an answer outlives its key. */
const expiryEveryMs = 3_600_000;

export interface IdempotencyOptions {
  readonly keys: KeyStore;
  /** How long a key is good for, from its first use on. */
  readonly ttlMs: number;
}

type Asked = GraphQLRequestContextResponseForOperation<object>;

/**
 * A mutation with an `Idempotency-Key` is run once; when it comes again, it gets the first answer again. The key stands
 * for nothing where no vendor was asked to change anything: then the request may come again as if it were the first.
 */
export function idempotentMutations({ keys, ttlMs }: IdempotencyOptions): ApolloServerPlugin<object> {
  /** Null: the request may be run, and its key is held. */
  async function take(asked: Asked, record: RequestRecord): Promise<GraphQLResponse | null> {
    const { caller, keyHeader } = record;
    if (!caller) throw new TypeError('a request that nobody has authenticated');
    const { source: document, operationName, request } = asked;
    const key = readKey(keyHeader ?? '');
    if (key === null) return refuse(record, badKey);
    if (isMultipart({ 'content-type': request.http?.headers.get('content-type') })) {
      return refuse(record, noFiles);
    }
    const what = fingerprint({ document, operationName, variables: request.variables ?? {} }, caller);
    if (what === null) return refuse(record, tooDeep);
    const id = keyId(key, caller);
    let reservation: Reservation;
    try {
      reservation = await keys.reserve({ id, fingerprint: what, now: Date.now(), ttlMs });
    } catch (error) {
      record.log.error({ err: error }, 'idempotency keys cannot be kept');
      return refuse(record, unavailable);
    }
    if (reservation.state === 'taken') {
      record.key = { id, digest: keyDigest(key), decided: false };
      return null;
    }
    return answerOf(reservation, record);
  }

  async function letGo(
    record: RequestRecord,
    { id, decided }: HeldKey,
    answer: string | null,
  ): Promise<void> {
    record.key = null;
    try {
      await (decided ? keys.complete(id, answer) : keys.release(id));
    } catch (error) {
      record.log.error({ err: error }, 'the answer for an idempotency key is not kept');
    }
  }

  return {
    async serverWillStart({ logger }) {
      const expire = (): void => {
        keys.expire({ now: Date.now(), ttlMs }).catch((error: unknown) => {
          logger.error({ err: error, msg: 'idempotency keys whose time is up are not deleted' });
        });
      };
      expire();
      const timer = setInterval(expire, Math.min(ttlMs, expiryEveryMs)).unref();
      return {
        async serverWillStop() {
          clearInterval(timer);
        },
      };
    },
    async requestDidStart() {
      const record = currentRequest.getStore();
      return {
        async responseForOperation(asked) {
          const isKeyed = isMutation(asked) && record?.keyHeader !== null;
          return record && isKeyed ? take(asked, record) : null;
        },
        async willSendResponse({ response: { body } }) {
          if (!record?.key || body.kind !== 'single') return;
          const { data, errors } = body.singleResult;
          await letGo(record, record.key, JSON.stringify({ errors, data }));
        },
      };
    },
    async unexpectedErrorProcessingRequest() {
      const record = currentRequest.getStore();
      if (record?.key) await letGo(record, record.key, null);
    },
  };
}

/** Despite its type there is no operation where the document has several and the client named none of them. */
function isMutation({ operation }: { readonly operation?: OperationDefinitionNode }): boolean {
  return operation?.operation === OperationTypeNode.MUTATION;
}

function answerOf(
  reservation: Exclude<Reservation, { state: 'taken' }>,
  record: RequestRecord,
): GraphQLResponse {
  switch (reservation.state) {
    case 'running':
      return refuse(record, inUse);
    case 'other':
      return refuse(record, reused);
    case 'unknown':
      return refuse(record, outcomeUnknown);
    case 'done':
      return reservation.answer === null
        ? refuse(record, outcomeUnknown)
        : replay(record, reservation.answer);
  }
}

function replay(record: RequestRecord, answer: string): GraphQLResponse {
  const singleResult = JSON.parse(answer) as FormattedExecutionResult;
  for (const { extensions } of singleResult.errors ?? []) record.errorCodes.add(String(extensions?.['code']));
  return {
    http: { headers: new HeaderMap([['idempotency-replayed', 'true']]) },
    body: { kind: 'single', singleResult },
  };
}

function refuse(record: RequestRecord, { status, code, message, retryAfter }: KeyRefusal): GraphQLResponse {
  record.errorCodes.add(code);
  const headers = new HeaderMap();
  if (retryAfter !== undefined) headers.set('retry-after', String(retryAfter));
  return {
    http: { status, headers },
    body: { kind: 'single', singleResult: { errors: [{ message, extensions: { code } }] } },
  };
}
