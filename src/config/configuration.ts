import type { TransportSettings } from '../http/types.ts';

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

export interface Configuration {
  /** Absolute path of the file it came from; null: there is none. */
  readonly file: string | null;
  readonly server: { readonly host: string; readonly port: number };
  readonly logLevel: LogLevel;
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
