import type { ApolloServer } from '@apollo/server';
import type { FastifyRequest } from 'fastify';
import { currentRecord } from '../request-record.ts';
import { servedOperation, type ServedOperation } from '../served-operation.ts';
import { answerOf, type Answer } from './answer.ts';
import type { EqualQueries, SharedTerms } from './equal-queries.ts';
import { knownQueries } from './known-queries.ts';
import { waiterOf } from './share-answers.ts';

interface AnsweringOptions<Context extends object> {
  readonly apollo: ApolloServer<Context>;
  readonly context: (operation: ServedOperation) => Context | Promise<Context>;
  /** Absent: every operation is run. */
  readonly answers?: EqualQueries | undefined;
}

/** Has requests run whose answer is not there yet, so that others may find it. */
export function answering<Context extends object>({
  apollo,
  context,
  answers,
}: AnsweringOptions<Context>): (request: FastifyRequest) => Promise<Answer> {
  const queries = knownQueries();
  return async (request) => {
    const record = currentRecord();
    const run = (terms: SharedTerms | null): Promise<Answer> =>
      answerOf(apollo, request, async () => context(servedOperation(request, terms)), record);
    const { answerKey } = record;
    if (answerKey === null || !answers) return run(null);
    if (queries.has(request.body)) return answers.run(answerKey, waiterOf(record), run);
    // Before it has been run, nobody knows whether it is a query, and may serve others.
    const answer = await run(null);
    if (record.operationType === 'query') queries.add(request.body);
    return answer;
  };
}
