import { isIP } from 'node:net';
import { quote } from '../core/ids.ts';
import { closest } from './closest.ts';
import { logFormats, logLevels } from './configuration.ts';
import type { Configuration } from './configuration.ts';
import { variable } from './environment.ts';
import { tracingVariables } from './tracing-variables.ts';

export interface ProcessSettings extends Pick<
  Configuration,
  'server' | 'logLevel' | 'logFormat' | 'tracing' | 'shutdownDelayMs' | 'shutdownGraceMs'
> {
  readonly problems: readonly string[];
}

const longestMs = 3_600_000;

/** `HOST`, `PORT`, `LOG_LEVEL`, `LOG_FORMAT`, `SHUTDOWN_DELAY_MS`, `SHUTDOWN_GRACE_MS` and OpenTelemetry's: they belong to where the process runs, not to the file. */
export function processSettings(env: NodeJS.ProcessEnv): ProcessSettings {
  const problems: string[] = [];

  const host = variable(env, 'HOST') ?? '127.0.0.1';
  if (isIP(host) === 0 && !/^[a-z0-9_]([a-z0-9_.-]*[a-z0-9_])?$/i.test(host)) {
    problems.push(`HOST: must be an IP address (IPv6 without brackets) or a host name, not ${quote(host)}`);
  }

  const port = variable(env, 'PORT') ?? '4000';
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    problems.push(`PORT: must be a whole number from 0 (any free port) to 65535, not ${quote(port)}`);
  }

  const level = variable(env, 'LOG_LEVEL') ?? 'info';
  const logLevel = logLevels.find((known) => known === level.toLowerCase());
  if (logLevel === undefined) {
    const meant = closest(level, logLevels);
    problems.push(
      `LOG_LEVEL: must be one of: ${logLevels.join(', ')}, not ${quote(level)}${meant ? `; did you mean "${meant}"?` : ''}`,
    );
  }

  const format = variable(env, 'LOG_FORMAT')?.toLowerCase() ?? null;
  const logFormat = format === null ? null : logFormats.find((known) => known === format);
  if (logFormat === undefined) {
    problems.push(`LOG_FORMAT: must be json or pretty, not ${quote(format ?? '')}`);
  }

  const milliseconds = (name: string, text: string): number => {
    if (!/^\d{1,7}$/.test(text) || Number(text) > longestMs) {
      problems.push(
        `${name}: must be a whole number of milliseconds from 0 to ${longestMs}, not ${quote(text)}`,
      );
    }
    return Number(text);
  };
  const delay = milliseconds('SHUTDOWN_DELAY_MS', variable(env, 'SHUTDOWN_DELAY_MS') ?? '1000');
  // Kubernetes ends a process 30 s after its SIGTERM.
  const grace = milliseconds('SHUTDOWN_GRACE_MS', variable(env, 'SHUTDOWN_GRACE_MS') ?? '25000');

  const { tracing, problems: ofTracing } = tracingVariables(env);
  problems.push(...ofTracing);

  return {
    server: { host, port: Number(port) },
    logLevel: logLevel ?? 'info',
    logFormat: logFormat ?? null,
    tracing,
    shutdownDelayMs: delay,
    shutdownGraceMs: grace,
    problems,
  };
}
