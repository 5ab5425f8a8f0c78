/** What a log line says of an error. */
export interface ErrorRecord {
  readonly type: string;
  readonly message: string;
  readonly [field: string]: unknown;
}

/** Fields of our own errors (and `code` of everybody's) that are plain values and safe to log. */
const fields = [
  'code',
  'source',
  'operationId',
  'httpStatus',
  'requestId',
  'retryAfter',
  'retryable',
  'argument',
] as const;
const deepestCause = 5;
const mostInnerErrors = 5;
const mostComplaints = 20;
const longestText = 2_000;
const longestStack = 8_000;

/**
 * An error as a log line may hold it: named fields only. HTTP libraries hang the whole request on theirs (`options`,
 * `response`: headers, bodies, URLs), so nothing else is copied, and URLs are cut from texts. Never throws.
 */
export function errorRecord(error: unknown, depth = 0): ErrorRecord {
  if (!isError(error)) return { type: typeof error, message: thrownText(error) };
  const inner = depth < deepestCause ? innerErrors(error, depth) : {};
  return {
    type: text(read(error, 'name')) ?? 'Error',
    message: withoutUrls(text(read(error, 'message')) ?? ''),
    ...Object.fromEntries(fields.map((field) => [field, plain(read(error, field))])),
    complaints: complaints(read(error, 'complaints')),
    stack: withoutUrls(text(read(error, 'stack')) ?? ''),
    ...inner,
  };
}

/** By its form: `instanceof` misses the errors of another realm (workers, test runners). */
export function isError(value: unknown): value is Error {
  return typeof read(value, 'message') === 'string' && typeof read(value, 'stack') === 'string';
}

/** Addresses of others; the `file:` URLs of stack traces stay. */
export function withoutUrls(given: string): string {
  return given
    .slice(0, longestStack)
    .replaceAll(/\b(?!file:|node:)[a-z][a-z\d+.-]{0,30}:\/\/[^\s"'<>`]+/gi, '[url]');
}

function innerErrors(error: Error, depth: number): { cause?: ErrorRecord; errors?: readonly ErrorRecord[] } {
  const cause = read(error, 'cause');
  const several = read(error, 'errors');
  return {
    ...(cause === undefined || cause === null ? {} : { cause: errorRecord(cause, depth + 1) }),
    ...(Array.isArray(several)
      ? { errors: several.slice(0, mostInnerErrors).map((each) => errorRecord(each, depth + 1)) }
      : {}),
  };
}

/** The vendor's own words about a request. */
function complaints(value: unknown): readonly object[] | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined;
  return value.slice(0, mostComplaints).map((complaint: unknown) => ({
    message: withoutUrls(text(read(complaint, 'message')) ?? ''),
    code: text(read(complaint, 'code')),
    location: text(read(complaint, 'location')),
  }));
}

function thrownText(value: unknown): string {
  return typeof value === 'string'
    ? withoutUrls(value).slice(0, longestText)
    : 'something that is no error was thrown';
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value.slice(0, longestStack) : undefined;
}

function plain(value: unknown): string | number | boolean | undefined {
  if (typeof value === 'string') return withoutUrls(value).slice(0, longestText);
  return typeof value === 'number' || typeof value === 'boolean' ? value : undefined;
}

/** A getter may throw; a logger must not. */
function read(from: unknown, key: string): unknown {
  try {
    return typeof from === 'object' && from !== null ? (Reflect.get(from, key) as unknown) : undefined;
  } catch {
    return undefined;
  }
}
