import { afterEach, expect, it } from '@jest/globals';
import { createLogger } from '../../src/observability/logger.ts';
import { createMetrics } from '../../src/observability/metrics/metrics.ts';
import { startTracing } from '../../src/observability/tracing/start-tracing.ts';
import { apis } from '../contract/apis.ts';
import { bearer, keyEntry } from '../security/asking.ts';
import { useGraphs } from '../support/graph.ts';
import { startOtlpReceiver } from '../support/otlp-receiver.ts';
import { useSandbox } from '../support/sandbox.ts';

const sandbox = useSandbox();
const startGraph = useGraphs();

afterEach(() => {
  delete process.env['OTEL_EXPORTER_OTLP_ENDPOINT'];
  delete process.env['OTEL_EXPORTER_OTLP_HEADERS'];
});

const planted = {
  callersKey: 'planted-callers-key',
  wrongKey: 'planted-wrong-key',
  inDocument: 'planted-in-document',
  inVariable: 'planted-in-variable',
  inBrokenQuery: 'planted-in-broken-query',
  idempotencyKey: 'planted-idempotency-key',
  collectorsKey: 'planted-collectors-key',
};

const everything = `query Everything {
  organizations(first: 50) { nodes { id name } coverage { status } }
  missing: organizationByNativeId(source: "guardai", nativeId: "424242") { name }
}`;
const adding = `mutation Adding($input: AddTileDBAwsAccessCredentialsInput!) {
  addTileDBAwsAccessCredentials(input: $input) { userErrors { message } }
}`;

it('nothing that is emitted holds a secret: no metric, no span, no log line', async () => {
  const receiver = await startOtlpReceiver();
  process.env['OTEL_EXPORTER_OTLP_ENDPOINT'] = receiver.endpoint;
  process.env['OTEL_EXPORTER_OTLP_HEADERS'] = `x-key=${planted.collectorsKey}`;
  const tracingLog: string[] = [];
  const logger = createLogger({
    level: 'trace',
    destination: { write: (line) => void tracingLog.push(line) },
  });
  const tracing = startTracing({ sampler: 'always_on', ratio: 1, version: '0', logger });
  const metrics = createMetrics({ version: '0', ofProcess: true });
  const auth = { apiKeys: [keyEntry(planted.callersKey, { name: 'caller', scopes: ['admin'] })] };
  const keys = { auth, logging: { slowMs: 0 } };
  const { sources } = sandbox().configuration();
  const graph = await startGraph(sources, { traceContext: true }, keys, { tracing, metrics });
  const headers = bearer(planted.callersKey);
  const organizationId = Buffer.from(`1:TileDBOrganization:tiledb:vela-imaging`).toString('base64url');
  const input = { organizationId, name: 'planted', accessKeyId: 'AKIA', secretAccessKey: planted.inVariable };

  await graph.query(everything, {}, undefined, headers);
  await graph.query(adding, { input }, undefined, { ...headers, 'idempotency-key': planted.idempotencyKey });
  await graph.query(
    `mutation { addTileDBAwsAccessCredentials(input: { organizationId: "${organizationId}", name: "x", secretAccessKey: "${planted.inDocument}" }) { userErrors { message } } }`,
    {},
    undefined,
    headers,
  );
  await graph.query(`{ nothing(key: "${planted.inBrokenQuery}" `, {}, undefined, headers);
  await graph.query(everything, {}, undefined, bearer(planted.wrongKey));
  for (const api of apis) sandbox().addFault({ api: api.api, kind: 'status', status: 401 });
  await graph.query(everything, {}, undefined, headers);
  const page = await (await fetch(`${graph.address}/metrics`, { headers })).text();
  await graph.stop();
  await tracing.close(5_000);
  await receiver.stop();

  const requests = sandbox().requests();
  // Tokens that vendors gave out, and all else that proved who we are.
  const shown = requests.flatMap(({ headers: sent }) => [
    ...(sent['authorization']?.split(' ').slice(1) ?? []),
    sent['x-tiledb-rest-api-key'] ?? '',
  ]);
  const secrets = new Set([...apis.flatMap((api) => api.secrets), ...shown, ...Object.values(planted)]);
  secrets.delete('');
  const emitted = {
    metrics: page,
    spans: Buffer.concat([...receiver.bodies]).toString('latin1'),
    log: [...graph.log, ...tracingLog].join(''),
  };
  for (const [what, text] of Object.entries(emitted)) {
    const found = [...secrets].filter((secret) => text.includes(secret));
    expect({ what, found }).toEqual({ what, found: [] });
  }

  // They were really there to be told, and something was told of what they came with.
  expect(secrets.size).toBeGreaterThan(Object.keys(planted).length + apis.length);
  expect(JSON.stringify(requests)).toContain(planted.inVariable);
  expect(receiver.headers[0]).toMatchObject({ 'x-key': planted.collectorsKey });
  for (const text of Object.values(emitted)) expect(text).toContain('addAWSAccessCredentials');
});
