import type { GraphQLFormattedError } from 'graphql';
import { GraphQLError, Kind, isValueNode } from 'graphql';
import { errorCodes } from '../core/errors.ts';
import { describeError, errorChain } from '../graphql/error-description.ts';
import { LimitExceededError } from '../security/limits/query-limits.ts';
import { tooManyTokens } from './token-limit.ts';
import { withoutQuotedValue } from './quoted-values.ts';

/** Codes that GraphQL itself adds to those of `core/errors.ts`; their messages are about the request only. */
const requestErrorCodes = [
  'BAD_REQUEST',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
] as const;

/** Codes of answers that were given before GraphQL saw the request. */
export type TransportErrorCode =
  | 'BAD_REQUEST'
  | 'FORBIDDEN'
  | 'INTERNAL_SERVER_ERROR'
  | 'NOT_FOUND'
  | 'PERSISTED_QUERY_NOT_FOUND'
  | 'RATE_LIMITED'
  | 'SERVICE_UNAVAILABLE'
  | 'UNAUTHENTICATED';

const knownCodes: ReadonlySet<unknown> = new Set<string>([...errorCodes, ...requestErrorCodes]);

interface FormatOptions {
  /** Leaves out "Did you mean …?", which names parts of the schema the client did not. */
  readonly hideSuggestions: boolean;
}

/** An error of a GraphQL operation, as the client gets it. What is not known to be safe is masked. */
export function formatOperationError(error: unknown, options: FormatOptions): GraphQLFormattedError {
  const { locations, path } = error instanceof GraphQLError ? error : {};
  return {
    ...describe(error, options),
    ...(locations && { locations }),
    ...(path && { path }),
  };
}

/** The body of an answer that was given before GraphQL saw the request. */
export function transportErrorBody(code: TransportErrorCode, message: string): string {
  const error: GraphQLFormattedError = { message, extensions: { code } };
  return JSON.stringify({ errors: [error] });
}

function describe(
  error: unknown,
  options: FormatOptions,
): Pick<GraphQLFormattedError, 'message' | 'extensions'> {
  // Without a path it is about the request as a whole, and the outermost error says which of its variables is wrong.
  const speaker =
    error instanceof GraphQLError && error.path === undefined ? error : errorChain(error).at(-1);
  const code = graphqlCode(speaker);
  if (code !== undefined && speaker instanceof GraphQLError) {
    const tooLong = tooManyTokens(speaker);
    if (tooLong) return { message: tooLong.message, extensions: { code, limit: tooLong.limit } };
    const said = withoutQuotedValue(speaker);
    const message = options.hideSuggestions ? withoutSuggestion(said) : said;
    const limit = speaker instanceof LimitExceededError ? { limit: speaker.limit } : {};
    return { message, extensions: { code, ...limit } };
  }
  const { message, retryable, ...extensions } = describeError(error);
  return {
    message,
    extensions: { ...extensions, ...(extensions.source !== undefined && { retryable }) },
  };
}

/** The code of an error that GraphQL, Apollo or a plugin made for the client; undefined for all others. */
function graphqlCode(error: unknown): string | undefined {
  if (!(error instanceof GraphQLError)) return undefined;
  const code = error.extensions['code'];
  if (typeof code === 'string' && knownCodes.has(code)) return code;
  if (error.originalError) return undefined;
  // graphql-js gives these no code: an argument that turned out wrong while executing, and an operation type that
  // the schema lacks. Its complaints about a resolver's result look alike, but point at a field.
  const [node] = error.nodes ?? [];
  if (node === undefined) return undefined;
  if (isValueNode(node)) return 'BAD_USER_INPUT';
  return node.kind === Kind.OPERATION_DEFINITION ? 'OPERATION_RESOLUTION_FAILURE' : undefined;
}

/**
 * Apollo's own plugin does this with a pattern that takes quadratic time, and the message may quote a megabyte of the
 * client's: a request could hold the process for minutes.
 */
function withoutSuggestion(message: string): string {
  const start = message.lastIndexOf(' Did you mean ');
  return start !== -1 && message.endsWith('?') ? message.slice(0, start) : message;
}
