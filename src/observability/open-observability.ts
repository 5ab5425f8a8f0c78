import { readFileSync } from 'node:fs';
import { isatty } from 'node:tty';
import type { LevelWithSilent, Logger } from 'pino';
import { createLogger } from './logger.ts';
import type { Metrics } from './metrics/metrics.ts';
import type { SamplerSettings } from './tracing/sampler.ts';
import type { Tracing } from './tracing/tracing.ts';

export interface ObservabilitySettings {
  readonly logLevel: LevelWithSilent;
  /** Null: for people where standard output is a terminal, else JSON. */
  readonly logFormat: 'json' | 'pretty' | null;
  readonly metrics: boolean;
  /** Null: nobody gets spans. */
  readonly tracing: SamplerSettings | null;
}

/** What the process tells whoever operates it. */
export interface Observability {
  readonly logger: Logger;
  readonly metrics: Metrics | null;
  readonly tracing: Tracing | null;
}

const manifest = new URL('../../package.json', import.meta.url);
const standardOutput = 1;

/** Loads no more than what is wanted: OpenTelemetry's SDK alone takes longer than the rest. */
export async function openObservability(settings: ObservabilitySettings): Promise<Observability> {
  const { logLevel: level, logFormat, metrics, tracing } = settings;
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { readonly version: string };
  const isPretty = logFormat === null ? isatty(standardOutput) : logFormat === 'pretty';
  const logger = createLogger({
    level,
    ...(isPretty && { destination: (await import('./pretty-output.ts')).prettyOutput() }),
  });
  return {
    logger,
    metrics: metrics
      ? (await import('./metrics/metrics.ts')).createMetrics({ version, ofProcess: true })
      : null,
    tracing: tracing
      ? (await import('./tracing/start-tracing.ts')).startTracing({ ...tracing, version, logger })
      : null,
  };
}
