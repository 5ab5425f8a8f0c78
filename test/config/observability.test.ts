import { describe, expect, it } from '@jest/globals';
import { configurationChange } from '../../src/config/configuration-change.ts';
import { loadConfiguration } from '../../src/config/load-configuration.ts';
import { acme, apis, checked, inFolder, problemsOf, source } from './support.ts';

const withKeys = (keys: object, env: NodeJS.ProcessEnv = {}) => checked({ sources: [acme], ...keys }, env);

describe('metrics and logging', () => {
  it('have usual values, without a file too', () =>
    inFolder({}, async (cwd) => {
      for (const configuration of [await withKeys({}), await loadConfiguration({ env: {}, cwd, apis })])
        expect(configuration).toMatchObject({ metrics: true, logging: { slowMs: 5_000 } });
    }));

  it('are what is written', async () => {
    expect(await withKeys({ metrics: false, logging: { slowMs: 0 } })).toMatchObject({
      metrics: false,
      logging: { slowMs: 0 },
    });
  });

  it.each([
    [{ metrics: 'yes' }, 'metrics: must be true or false, not "yes"'],
    [
      { logging: { slowMs: -1 } },
      'logging.slowMs: must be a whole number of milliseconds from 0 to 3600000, not -1',
    ],
    [{ logging: { slow: 1 } }, 'logging.slow: is not a known key; known here: slowMs'],
  ])('are refused when they are wrong: %j', async (keys, problem) => {
    expect(await problemsOf(withKeys(keys))).toEqual([`configuration: ${problem}`]);
  });

  it('take effect with the next configuration, and whether anything is counted with the next start', async () => {
    const change = configurationChange(
      await withKeys({}),
      await withKeys({ metrics: false, logging: { slowMs: 1 } }),
    );
    expect(change).toMatchObject({ keys: ['logging'], atNextStart: ['metrics'] });
  });
});

describe('traceContext', () => {
  it('is off, unless the source or the defaults switch it on', async () => {
    expect((await source({})).transport.traceContext).toBe(false);
    expect((await source({ traceContext: true })).transport.traceContext).toBe(true);
    const { sources } = await withKeys({ defaults: { traceContext: true } });
    expect(sources[0]?.transport.traceContext).toBe(true);
  });
});

describe('the environment', () => {
  const endpoint = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318' };

  it('says how the log looks', async () => {
    expect((await withKeys({})).logFormat).toBeNull();
    expect((await withKeys({}, { LOG_FORMAT: 'JSON' })).logFormat).toBe('json');
    expect(await problemsOf(withKeys({}, { LOG_FORMAT: 'xml' }))).toEqual([
      'LOG_FORMAT: must be json or pretty, not "xml"',
    ]);
  });

  it('switches spans on by naming where they go', async () => {
    const usual = { sampler: 'parentbased_always_on', ratio: 1 };
    expect((await withKeys({}, endpoint)).tracing).toEqual(usual);
    expect(
      (await withKeys({}, { OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'https://collector.example/v1/traces' }))
        .tracing,
    ).toEqual(usual);
    const sampled = { ...endpoint, OTEL_TRACES_SAMPLER: 'traceidratio', OTEL_TRACES_SAMPLER_ARG: '0.25' };
    expect((await withKeys({}, sampled)).tracing).toEqual({ sampler: 'traceidratio', ratio: 0.25 });
  });

  it.each([
    {},
    { OTEL_SERVICE_NAME: 'orgraph', OTEL_TRACES_SAMPLER: 'nonsense' },
    { ...endpoint, OTEL_SDK_DISABLED: 'true' },
    { ...endpoint, OTEL_TRACES_EXPORTER: 'none' },
  ])('leaves them off: %j', async (env) => {
    expect((await withKeys({}, env)).tracing).toBeNull();
  });

  it.each([
    [
      { OTEL_EXPORTER_OTLP_ENDPOINT: 'collector:4318/secret' },
      'OTEL_EXPORTER_OTLP_ENDPOINT: must be an http:// or https:// URL',
    ],
    [
      { ...endpoint, OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' },
      'OTEL_EXPORTER_OTLP_PROTOCOL: must be http/protobuf, which is what is sent, not "grpc"',
    ],
    [
      { ...endpoint, OTEL_TRACES_SAMPLER: 'always-on' },
      'OTEL_TRACES_SAMPLER: must be one of: always_on, always_off, traceidratio, parentbased_always_on, parentbased_always_off, parentbased_traceidratio, not "always-on"; did you mean "always_on"?',
    ],
    [
      { ...endpoint, OTEL_TRACES_SAMPLER: 'traceidratio', OTEL_TRACES_SAMPLER_ARG: '1.5' },
      'OTEL_TRACES_SAMPLER_ARG: must be a number from 0 to 1, not "1.5"',
    ],
  ])('is refused when it is wrong: %j', async (env, problem) => {
    expect(await problemsOf(withKeys({}, env))).toEqual([problem]);
  });
});
