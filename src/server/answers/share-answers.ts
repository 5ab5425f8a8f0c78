import type { FastifyInstance, FastifyReply } from 'fastify';
import { JsonText, type ReadJson } from '../json-body.ts';
import { originOf } from '../request-origin.ts';
import { currentRecord, type RequestRecord } from '../request-record.ts';
import { give, type Answer } from './answer.ts';
import { answerKey } from './answer-key.ts';
import type { EqualQueries } from './equal-queries.ts';

/** Answers requests whose answer is known or on its way; of all others, the body is read. */
export function shareAnswers(
  server: FastifyInstance,
  answers: EqualQueries | null,
  readJson: ReadJson,
): void {
  server.addHook('preValidation', (request, reply, done) => {
    const { body, headers } = request;
    if (!(body instanceof JsonText)) {
      done();
      return;
    }
    const record = currentRecord();
    const { caller, mediaType } = record;
    const key =
      answers && caller && answerKey(body.text, { caller, origin: originOf(request), mediaType, headers });
    if (answers && key !== null) {
      const answer = answers.find(key);
      if (answer) {
        repeat(answer, 'HIT', record, reply);
        return;
      }
      const coming = answers.join(key, waiterOf(record));
      if (coming) {
        coming.then(
          (shared) => {
            repeat(shared, 'COALESCED', record, reply);
          },
          (error: unknown) => {
            if (!record.signal.aborted) done(error as Error);
          },
        );
        return;
      }
    }
    record.answerKey = key;
    readJson(request, body, done);
  });
}

/** Its operation is bounded in time by itself. */
export function waiterOf({ signal }: RequestRecord): Parameters<EqualQueries['join']>[1] {
  return { signal, deadline: undefined, late: () => new Error('an operation without an end') };
}

function repeat(
  answer: Answer,
  shared: RequestRecord['shared'],
  record: RequestRecord,
  reply: FastifyReply,
): void {
  const { operationName, operationType, operationHash, errorCodes } = answer.facts;
  record.operationName = operationName;
  record.operationType = operationType;
  record.operationHash = operationHash;
  record.shared = shared;
  for (const code of errorCodes) record.errorCodes.add(code);
  give(reply, answer);
}
