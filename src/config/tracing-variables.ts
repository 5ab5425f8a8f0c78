import { quote } from '../core/ids.ts';
import { closest } from './closest.ts';
import { variable } from './environment.ts';

const samplers = [
  'always_on',
  'always_off',
  'traceidratio',
  'parentbased_always_on',
  'parentbased_always_off',
  'parentbased_traceidratio',
] as const;

/** Which requests are traced; the exporter reads its own of OpenTelemetry's variables. */
export interface TracingSettings {
  readonly sampler: (typeof samplers)[number];
  /** From 0 to 1, for the samplers by ratio. */
  readonly ratio: number;
}

/**
 * What OpenTelemetry's own variables say of spans; null: nobody is to get any, which is so unless they name an endpoint.
 * Values are not repeated where they may hold secrets.
 */
export function tracingVariables(env: NodeJS.ProcessEnv): {
  readonly tracing: TracingSettings | null;
  readonly problems: readonly string[];
} {
  const endpoints = [
    ['OTEL_EXPORTER_OTLP_ENDPOINT', variable(env, 'OTEL_EXPORTER_OTLP_ENDPOINT')],
    ['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT', variable(env, 'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT')],
  ] as const;
  const isOff =
    variable(env, 'OTEL_SDK_DISABLED')?.toLowerCase() === 'true' ||
    variable(env, 'OTEL_TRACES_EXPORTER')?.toLowerCase() === 'none' ||
    endpoints.every(([, endpoint]) => endpoint === undefined);
  if (isOff) return { tracing: null, problems: [] };

  const problems: string[] = [];
  for (const [name, endpoint] of endpoints)
    if (endpoint !== undefined && !/^https?:$/.test(URL.parse(endpoint)?.protocol ?? ''))
      problems.push(`${name}: must be an http:// or https:// URL`);

  const protocols = [
    ['OTEL_EXPORTER_OTLP_PROTOCOL', variable(env, 'OTEL_EXPORTER_OTLP_PROTOCOL')],
    ['OTEL_EXPORTER_OTLP_TRACES_PROTOCOL', variable(env, 'OTEL_EXPORTER_OTLP_TRACES_PROTOCOL')],
  ] as const;
  for (const [name, protocol] of protocols)
    if (protocol !== undefined && protocol !== 'http/protobuf')
      problems.push(`${name}: must be http/protobuf, which is what is sent, not ${quote(protocol)}`);

  const asked = variable(env, 'OTEL_TRACES_SAMPLER') ?? 'parentbased_always_on';
  const sampler = samplers.find((known) => known === asked);
  if (sampler === undefined) {
    const meant = closest(asked, samplers);
    problems.push(
      `OTEL_TRACES_SAMPLER: must be one of: ${samplers.join(', ')}, not ${quote(asked)}${meant ? `; did you mean "${meant}"?` : ''}`,
    );
  }

  const ratio = variable(env, 'OTEL_TRACES_SAMPLER_ARG') ?? '1';
  if (!/^(?:0?\.\d+|[01](?:\.\d*)?)$/.test(ratio) || Number(ratio) > 1)
    problems.push(`OTEL_TRACES_SAMPLER_ARG: must be a number from 0 to 1, not ${quote(ratio)}`);

  return { tracing: { sampler: sampler ?? 'parentbased_always_on', ratio: Number(ratio) }, problems };
}
