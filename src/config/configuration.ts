import type { CacheSettings } from '../http/cache/freshness.ts';
import type { TransportSettings } from '../http/types.ts';
import type { RedisConfiguration } from './redis.ts';
import type { AccessSettings } from '../security/access-settings.ts';
import type { AuditSettings, IdempotencySettings } from './audit.ts';
import type { CacheMemory } from './cache-settings.ts';
import type { Limits } from './file-schema.ts';
import type { LoggingSettings } from './observability.ts';
import type { TracingSettings } from './tracing-variables.ts';
import type { WebSettings } from './web-settings.ts';

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];
export const logFormats = ['json', 'pretty'] as const;

export interface Configuration {
  /** Absolute path of the file it came from; null: there is none. */
  readonly file: string | null;
  readonly server: { readonly host: string; readonly port: number };
  readonly logLevel: LogLevel;
  /** Null: for people where standard output is a terminal, else JSON. */
  readonly logFormat: (typeof logFormats)[number] | null;
  /** Where spans go; null: nowhere. */
  readonly tracing: TracingSettings | null;
  /** How long the process answers on once it is told to end: what sends it requests must notice. */
  readonly shutdownDelayMs: number;
  /** How long running requests have afterwards. */
  readonly shutdownGraceMs: number;
  /** Who may call orgraph. */
  readonly access: AccessSettings;
  /** What requests to orgraph may cost. */
  readonly limits: Readonly<Limits>;
  /** Where mutations are recorded. */
  readonly audit: AuditSettings;
  readonly idempotency: Readonly<IdempotencySettings>;
  /** What vendors' answers may take of memory. */
  readonly cache: Readonly<CacheMemory>;
  /** What instances share; null: nothing. */
  readonly redis: RedisConfiguration | null;
  /** Whether the process counts what it does. */
  readonly metrics: boolean;
  readonly logging: Readonly<LoggingSettings>;
  /** What browsers and other callers may have of the server. */
  readonly web: Readonly<WebSettings>;
  /** Whether its sources are simulators, whose data are nobody's. */
  readonly sandbox: boolean;
  /** In the file's order. Empty only where there is no file. */
  readonly sources: readonly SourceConfiguration[];
  /** What is accepted but deserves a look, one sentence each; safe to log. */
  readonly warnings: readonly string[];
}

export interface SourceConfiguration {
  readonly name: string;
  readonly previousNames: readonly string[];
  /** `ApiSettings.id`. */
  readonly api: string;
  /** As the API's own schema made it. */
  readonly auth: unknown;
  readonly transport: TransportSettings;
  readonly cache: CacheSettings;
}

/** Everything that is wrong with a configuration, found at once. Holds no secret. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    const count = problems.length === 1 ? 'a problem' : `${problems.length} problems`;
    super([`The configuration has ${count}:`, ...problems].join('\n  '));
    this.problems = problems;
  }
}
