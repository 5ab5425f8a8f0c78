import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { tmpdir } from 'node:os';
import { afterEach, expect, it } from '@jest/globals';
import { startOrgraph, type OrgraphProcess } from '../support/orgraph-process.ts';
import { startOtlpReceiver, type OtlpReceiver } from '../support/otlp-receiver.ts';
import { post } from './running-server.ts';

let orgraph: OrgraphProcess | undefined;
let receiver: OtlpReceiver | undefined;
afterEach(async () => {
  await orgraph?.stop();
  await receiver?.stop();
  orgraph = receiver = undefined;
});

it('sends the last spans before the process ends', async () => {
  receiver = await startOtlpReceiver();
  orgraph = await startOrgraph({
    OTEL_EXPORTER_OTLP_ENDPOINT: receiver.endpoint,
    OTEL_SERVICE_NAME: 'graph-of-ours',
    OTEL_TRACES_SAMPLER: 'always_on',
  });
  await post(`${orgraph.origin}/graphql`, { query: 'query Last { __typename }' });
  expect(await orgraph.stop()).toBe(0);
  expect(receiver.spans).toMatchObject([
    { attributes: { 'graphql.operation.name': 'Last' }, resource: { 'service.name': 'graph-of-ours' } },
  ]);
});

it('ends as it should while the collector is away, and shows what Node measures of itself', async () => {
  receiver = await startOtlpReceiver();
  await receiver.stop();
  orgraph = await startOrgraph({ OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: `${receiver.endpoint}/v1/traces` });
  receiver = undefined;
  const page = await (await fetch(`${orgraph.origin}/metrics`)).text();
  for (const name of [
    'nodejs_eventloop_lag_p99_seconds',
    'process_resident_memory_bytes',
    'nodejs_gc_duration_seconds',
  ])
    expect(page).toContain(`# TYPE ${name} `);
  await post(`${orgraph.origin}/graphql`, { query: '{ __typename }' });
  expect(await orgraph.stop()).toBe(0);
});

it.each([
  [{}, /\[\d\d:\d\d:\d\d\.\d{3}\].*INFO.*listening/],
  [{ LOG_FORMAT: 'json' }, /^\{"level":"info".*"msg":"listening"\}/],
])('logs for people on a terminal, unless told otherwise: %j', async (env, line) => {
  const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
  // util-linux: runs a command on a terminal of its own.
  const terminal = spawn(
    'script',
    ['--quiet', '--command', `exec "${process.execPath}" "${main}"`, '/dev/null'],
    {
      cwd: tmpdir(),
      env: { PATH: process.env['PATH'], HOST: '127.0.0.1', PORT: '0', SHELL: '/bin/sh', ...env },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const lines: string[] = [];
  const listening = Promise.withResolvers<undefined>();
  createInterface(terminal.stdout).on('line', (text) => {
    lines.push(text);
    if (text.includes('listening')) listening.resolve(undefined);
  });
  await listening.promise;
  const ended = once(terminal, 'exit');
  // orgraph ends when its terminal is closed.
  terminal.kill('SIGKILL');
  await ended;
  expect(lines).toContainEqual(expect.stringMatching(line));
});

it('logs for people where it is told to', async () => {
  orgraph = await startOrgraph({ LOG_FORMAT: 'pretty' });
  // The log is written a moment later than the line that says that it is ready.
  while (!orgraph.output.some((line) => line.includes('listening')))
    await fetch(`${orgraph.origin}/health/live`);
  expect(orgraph.output).toContainEqual(expect.stringMatching(/^\[\d\d:\d\d:\d\d\.\d{3}\] INFO: listening /));
});
