import { afterEach, expect, it } from '@jest/globals';
import type { ReadableSpan } from '@opentelemetry/sdk-trace';
import { createLogger } from '../../src/observability/logger.ts';
import { loggedExporter } from '../../src/observability/tracing/exporter.ts';
import { useStandIns } from '../support/stand-in.ts';

const startStandIn = useStandIns();

afterEach(() => {
  delete process.env['OTEL_EXPORTER_OTLP_ENDPOINT'];
});

it('says once that a collector refuses spans, and once that it takes them again; never what it answered', async () => {
  const statuses = [400, 400, 200, 200, 400];
  const collector = await startStandIn(() => ({
    status: statuses.shift() ?? 500,
    body: 'key=collector-secret',
  }));
  process.env['OTEL_EXPORTER_OTLP_ENDPOINT'] = collector.baseUrl;
  const log: string[] = [];
  const logger = createLogger({ level: 'debug', destination: { write: (line) => void log.push(line) } });
  const exporter = loggedExporter(logger);
  const none: ReadableSpan[] = [];
  const send = (): Promise<number> =>
    new Promise((resolve) => {
      exporter.export(none, ({ code }) => {
        resolve(code);
      });
    });
  const codes: number[] = [];
  for (let sent = 0; sent < 5; sent += 1) codes.push(await send());
  await exporter.shutdown();
  expect(codes).toEqual([1, 1, 0, 0, 1]);
  expect(log.map((line) => (JSON.parse(line) as { msg: string }).msg)).toEqual([
    'traces cannot be exported',
    'traces are exported again',
    'traces cannot be exported',
  ]);
  expect(log.join('')).not.toContain('collector-secret');
  expect(collector.received[0]?.path).toBe('/v1/traces');
});
