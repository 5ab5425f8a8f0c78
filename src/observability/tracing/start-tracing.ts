import {
  defaultResource,
  detectResources,
  resourceAttributesEnvDetector,
  resourceFromAttributes,
  serviceNameEnvDetector,
} from '@opentelemetry/resources';
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import { ATTR_SERVICE_NAME, ATTR_SERVICE_VERSION } from '@opentelemetry/semantic-conventions';
import type { Logger } from 'pino';
import { activeSpan } from './active-span.ts';
import { callSpans } from './call-spans.ts';
import { loggedExporter } from './exporter.ts';
import { operationSpans } from './operation-spans.ts';
import { samplerOf, type SamplerSettings } from './sampler.ts';
import type { Tracing } from './tracing.ts';

export interface TracingOptions extends SamplerSettings {
  readonly version: string;
  readonly logger: Logger;
}

const name = 'orgraph';

/** Import this only where spans are wanted: it loads OpenTelemetry's SDK. */
export function startTracing({ version, logger, ...sampling }: TracingOptions): Tracing {
  const ours = resourceFromAttributes({ [ATTR_SERVICE_NAME]: name, [ATTR_SERVICE_VERSION]: version });
  const provider = new TracerProvider({
    // What OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES say goes before what we call ourselves.
    resource: defaultResource()
      .merge(ours)
      .merge(detectResources({ detectors: [resourceAttributesEnvDetector, serviceNameEnvDetector] })),
    sampler: samplerOf(sampling),
    spanProcessors: [new BatchSpanProcessor({ exporter: loggedExporter(logger) })],
  });
  const tracer = provider.getTracer(name, version);
  const active = activeSpan();
  return {
    begin: operationSpans(tracer, active),
    calls: callSpans(tracer, active),
    async close(ms) {
      const { promise: late, resolve } = Promise.withResolvers<'late'>();
      const timer = setTimeout(() => {
        resolve('late');
      }, ms);
      // What went wrong is logged by the exporter.
      const ended = await Promise.race([provider.shutdown().catch(() => undefined), late]);
      clearTimeout(timer);
      if (ended === 'late') logger.warn({ ms }, 'the last traces were not exported in time');
    },
  };
}
