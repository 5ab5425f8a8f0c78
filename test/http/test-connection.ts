import { pino } from 'pino';
import type { UpstreamError } from '../../src/core/errors.ts';
import { createConnection } from '../../src/http/connection.ts';
import { noCredentials } from '../../src/http/credentials.ts';
import type {
  ConnectionOptions,
  SourceConnection,
  TransportSettings,
  UpstreamRequest,
} from '../../src/http/types.ts';

export const read: UpstreamRequest = { operationId: 'readThing', method: 'GET', path: '/thing' };
export const write: UpstreamRequest = {
  operationId: 'writeThing',
  method: 'POST',
  path: '/thing',
  json: { a: 1 },
};

export function never(): AbortSignal {
  return new AbortController().signal;
}

export function transportTo(baseUrl: string, settings: Partial<TransportSettings> = {}): TransportSettings {
  return {
    baseUrl,
    timeouts: { connect: 5000, response: 5000, total: 10_000 },
    maxConcurrency: 10,
    maxResponseBytes: 1_000_000,
    proxy: null,
    tls: {},
    redirectOrigins: [],
    retries: 0,
    rateLimit: null,
    breaker: { minimumCalls: 10, windowMs: 30_000, openMs: 10_000 },
    ...settings,
  };
}

export type LogLine = Readonly<Record<string, unknown>>;

export function memoryLogger(): { readonly logger: ConnectionOptions['logger']; readonly lines: LogLine[] } {
  const lines: LogLine[] = [];
  const destination = { write: (line: string) => void lines.push(JSON.parse(line) as LogLine) };
  return { logger: pino({ level: 'debug' }, destination), lines };
}

export interface TestConnection extends SourceConnection {
  readonly lines: readonly LogLine[];
}

export function connectTo(
  baseUrl: string,
  settings: Partial<TransportSettings> = {},
  options: Partial<Pick<ConnectionOptions, 'credentials' | 'explain' | 'cache' | 'peers' | 'meter'>> = {},
): TestConnection {
  const { logger, lines } = memoryLogger();
  const connection = createConnection({
    source: 'acme',
    transport: transportTo(baseUrl, settings),
    credentials: noCredentials(),
    explain: () => ({ complaints: [] }),
    logger,
    ...options,
  });
  return { ...connection, lines };
}

/** What a call fails with. */
export async function failureOf(call: Promise<unknown>): Promise<UpstreamError> {
  try {
    await call;
  } catch (error) {
    return error as UpstreamError;
  }
  throw new Error('The call was expected to fail.');
}
