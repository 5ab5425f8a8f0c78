import { pino, stdTimeFunctions } from 'pino';
import type { DestinationStream, LevelWithSilent, Logger, LoggerOptions } from 'pino';
import { errorRecord, isError, withoutUrls } from './error-record.ts';
import { redactedPaths } from './redacted-keys.ts';
import { standardOutput } from './standard-output.ts';

export interface LoggerSettings {
  readonly level: LevelWithSilent;
  /** Standard output when absent. */
  readonly destination?: DestinationStream;
}

/** One JSON object per line. Log errors as `logger.error(error)` or `logger.error({ err: error }, 'what failed')`. */
export function createLogger({ level, destination }: LoggerSettings): Logger {
  const options: LoggerOptions = {
    level,
    base: null,
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    serializers: { err: errorRecord, error: errorRecord },
    // The second net: nothing should log these in the first place.
    redact: { paths: redactedPaths, censor: '[redacted]' },
    hooks: { logMethod },
  };
  return pino(options, destination ?? standardOutput());
}

/** Without a message of its own pino repeats the error's, past the serializer and URLs included. */
const logMethod: NonNullable<NonNullable<LoggerOptions['hooks']>['logMethod']> = function (args, method) {
  const [given, message, ...values] = args as [unknown, string | undefined, ...unknown[]];
  const first = isError(given) ? { err: given } : given;
  const repeated = message === undefined ? messageOf(first) : undefined;
  if (repeated !== undefined) method.call(this, first, withoutUrls(repeated));
  else if (first === given) method.apply(this, args);
  else method.call(this, first, message, ...values);
};

function messageOf(value: unknown): string | undefined {
  const error = typeof value === 'object' && value !== null && 'err' in value ? value.err : undefined;
  const has = typeof error === 'object' && error !== null && 'message' in error;
  return has && typeof error.message === 'string' ? error.message : undefined;
}
