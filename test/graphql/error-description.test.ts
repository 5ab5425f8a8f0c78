import { describe, expect, it } from '@jest/globals';
import { GraphQLError } from 'graphql';
import { BadUserInputError, OrgraphError, UpstreamError } from '../../src/core/errors.ts';
import { describeError, errorChain } from '../../src/graphql/error-description.ts';

describe('describeError', () => {
  it('tells all that is known of a failed upstream call, in whole seconds', () => {
    const error = new UpstreamError({
      code: 'UPSTREAM_RATE_LIMITED',
      source: 'tiledb',
      message: 'tiledb asks to wait.',
      httpStatus: 429,
      requestId: 'r-1',
      retryAfter: 1.2,
      retryable: true,
      operationId: 'listOrganizations',
      complaints: [{ message: 'private words' }],
      cause: new Error('socket to 10.0.0.1'),
    });
    expect(describeError(error)).toEqual({
      code: 'UPSTREAM_RATE_LIMITED',
      source: 'tiledb',
      message: 'tiledb asks to wait.',
      httpStatus: 429,
      requestId: 'r-1',
      retryAfter: 2,
      retryable: true,
    });
  });

  it('leaves out what is not known', () => {
    const error = new UpstreamError({
      code: 'UPSTREAM_TIMEOUT',
      source: 's',
      message: 'm',
      retryable: false,
    });
    expect(Object.keys(describeError(error)).sort()).toEqual(['code', 'message', 'retryable', 'source']);
  });

  it('names the argument that is wrong', () => {
    expect(describeError(new BadUserInputError('Too many.', 'first'))).toEqual({
      code: 'BAD_USER_INPUT',
      message: 'Too many.',
      retryable: false,
      argument: 'first',
    });
  });

  it('finds our error inside those that GraphQL wrapped around it', () => {
    const own = new OrgraphError('FORBIDDEN', 'Not yours.');
    const once = new GraphQLError('once', { originalError: own });
    const twice = new GraphQLError('twice', { originalError: once });
    expect(describeError(twice)).toEqual({ code: 'FORBIDDEN', message: 'Not yours.', retryable: false });
  });

  it.each([
    new TypeError('password=hunter2'),
    'password=hunter2',
    null,
    undefined,
    { message: 'password=hunter2' },
  ])('masks %p', (thrown) => {
    expect(describeError(thrown)).toEqual({
      code: 'INTERNAL_SERVER_ERROR',
      message: 'Internal server error',
      retryable: false,
    });
  });
});

it('errorChain ends on an error that wraps itself', () => {
  const error: { originalError?: unknown } = {};
  error.originalError = error;
  expect(errorChain(error).length).toBeLessThan(100);
});
