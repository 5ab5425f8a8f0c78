import { describe, expect, it } from '@jest/globals';
import { UpstreamError } from '../../src/core/errors.ts';
import { createLogger } from '../../src/observability/logger.ts';

function logged(write: (logger: ReturnType<typeof createLogger>) => void): Record<string, unknown>[] {
  const lines: string[] = [];
  write(createLogger({ level: 'info', destination: { write: (line) => void lines.push(line) } }));
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

function logError(error: unknown): Record<string, unknown> {
  const [line] = logged((logger) => {
    logger.error({ err: error }, 'failed');
  });
  return line?.['err'] as Record<string, unknown>;
}

describe('the log', () => {
  it('is one JSON object a line, with the level as a word and the time in UTC', () => {
    const [line, ...others] = logged((logger) => {
      logger.debug('not at this level');
      logger.info({ port: 4000 }, 'ready');
    });
    expect(others).toEqual([]);
    expect(line).toEqual({
      level: 'info',
      time: expect.stringMatching(/^\d{4}-.*Z$/),
      port: 4000,
      msg: 'ready',
    });
  });

  it('keeps what an upstream error knows, and its causes', () => {
    const cause = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    const error = new UpstreamError({
      code: 'UPSTREAM_REJECTED',
      source: 'acme',
      message: 'acme refused',
      operationId: 'getThing',
      httpStatus: 422,
      requestId: 'r-1',
      retryable: false,
      complaints: [{ message: 'too long', code: '605', location: '/name' }],
      cause: new Error('inner', { cause }),
    });
    expect(logError(error)).toEqual({
      type: 'UpstreamError',
      message: 'acme refused',
      code: 'UPSTREAM_REJECTED',
      source: 'acme',
      operationId: 'getThing',
      httpStatus: 422,
      requestId: 'r-1',
      retryable: false,
      complaints: [{ message: 'too long', code: '605', location: '/name' }],
      stack: expect.stringContaining('logger.test.ts'),
      cause: {
        type: 'Error',
        message: 'inner',
        stack: expect.any(String),
        cause: {
          type: 'Error',
          message: 'connect ECONNREFUSED',
          code: 'ECONNREFUSED',
          stack: expect.any(String),
        },
      },
    });
  });

  it('copies nothing that HTTP libraries hang on their errors, at any depth', () => {
    const carried = {
      options: { headers: { 'x-key': 'hunter2' } },
      response: { body: 'hunter2' },
      source: { body: 'hunter2' },
    };
    const http = Object.assign(new Error('GET https://u:hunter2@acme.example/a?key=hunter2 failed'), carried);
    const lines = logged((logger) => {
      logger.error(http);
      logger.error({ err: http });
      logger.error({ error: new Error('outer', { cause: http }) }, 'failed');
      logger.error({ err: new AggregateError([http], 'several') });
      logger.error({ err: carried });
      logger.error({ err: { message: 'redis://:hunter2@cache' } });
    });
    expect(lines).toHaveLength(6);
    expect(JSON.stringify(lines)).not.toContain('hunter2');
    expect(lines.map((line) => line['msg'])).toEqual([
      'GET [url] failed',
      'GET [url] failed',
      'failed',
      'several',
      undefined,
      '[url]',
    ]);
    expect(lines[3]?.['err']).toMatchObject({ errors: [{ message: 'GET [url] failed' }] });
  });

  it('hides the values of authorization-like keys, also in children', () => {
    const lines = logged((logger) => {
      logger.info(
        { headers: { authorization: 'hunter2', 'Set-Cookie': 'hunter2' }, a: { b: { token: 'hunter2' } } },
        'x',
      );
      logger.info({ password: 'hunter2', apiKey: 'hunter2', client_secret: 'hunter2' }, 'x');
      logger.child({ jwt: 'hunter2', source: 'acme' }).info('x');
    });
    expect(JSON.stringify(lines)).not.toContain('hunter2');
    expect(lines[2]).toMatchObject({ jwt: '[redacted]', source: 'acme' });
  });

  it('survives errors that refer to themselves, throw when read, or are no errors', () => {
    const loop = new Error('loop');
    loop.cause = loop;
    const trap = Object.defineProperty(new Error('trap'), 'code', {
      get: () => {
        throw new Error('no');
      },
    });
    expect(JSON.stringify(logError(loop)).match(/"message":"loop"/g)).toHaveLength(6);
    expect(logError(trap)).toMatchObject({ type: 'Error', message: 'trap' });
    expect(logError('at https://u:p@x')).toEqual({ type: 'string', message: 'at [url]' });
    expect(logError(AbortSignal.abort().reason)).toMatchObject({ type: 'AbortError' });
  });
});
