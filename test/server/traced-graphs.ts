import { afterEach, beforeEach } from '@jest/globals';
import type { Sandbox } from '../../sandbox/index.ts';
import { createLogger } from '../../src/observability/logger.ts';
import { startTracing } from '../../src/observability/tracing/start-tracing.ts';
import type { Tracing } from '../../src/observability/tracing/tracing.ts';
import { useGraphs, type ListeningGraph, type SourceInput } from '../support/graph.ts';
import { startOtlpReceiver, type OtlpReceiver, type ReceivedSpan } from '../support/otlp-receiver.ts';
import { useSandbox } from '../support/sandbox.ts';

/** What is sent to the collector with every span, and to nobody else. */
export const collectorKey = 'collector-secret';

export interface TracedGraphs {
  sandbox(): Sandbox;
  /** A graph over the whole sandbox, or over these sources; its spans go to the receiver. */
  start(sources?: readonly SourceInput[]): Promise<ListeningGraph>;
  /** Ends the graph, and resolves with all spans: they are sent when tracing ends. */
  spansAfter(graph: ListeningGraph): Promise<readonly ReceivedSpan[]>;
  readonly receiver: () => OtlpReceiver;
  readonly tracing: () => Tracing;
  /** What tracing itself has logged. */
  readonly log: readonly string[];
}

/** For the test file in which it is called: a sandbox, and in each test a collector of its own. */
export function useTracedGraphs(): TracedGraphs {
  const sandbox = useSandbox();
  const startGraph = useGraphs();
  const log: string[] = [];
  let receiver: OtlpReceiver;
  let tracing: Tracing;

  beforeEach(async () => {
    log.length = 0;
    receiver = await startOtlpReceiver();
    // OpenTelemetry's exporter reads the environment itself.
    process.env['OTEL_EXPORTER_OTLP_ENDPOINT'] = receiver.endpoint;
    process.env['OTEL_EXPORTER_OTLP_HEADERS'] = `x-collector-key=${collectorKey}`;
    // How long it goes on trying.
    process.env['OTEL_EXPORTER_OTLP_TIMEOUT'] = '1000';
    process.env['OTEL_RESOURCE_ATTRIBUTES'] = 'deployment.environment.name=test';
    const logger = createLogger({ level: 'debug', destination: { write: (line) => void log.push(line) } });
    tracing = startTracing({ sampler: 'parentbased_always_on', ratio: 1, version: '1.2.3', logger });
  });
  afterEach(async () => {
    await tracing.close(5_000);
    await receiver.stop();
    delete process.env['OTEL_EXPORTER_OTLP_ENDPOINT'];
    delete process.env['OTEL_EXPORTER_OTLP_HEADERS'];
    delete process.env['OTEL_EXPORTER_OTLP_TIMEOUT'];
    delete process.env['OTEL_RESOURCE_ATTRIBUTES'];
  });

  return {
    sandbox,
    start: (sources = sandbox().configuration().sources) => startGraph(sources, {}, {}, { tracing }),
    async spansAfter(graph) {
      await graph.stop();
      await tracing.close(5_000);
      return receiver.spans;
    },
    receiver: () => receiver,
    tracing: () => tracing,
    log,
  };
}
