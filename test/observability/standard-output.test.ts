import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { expect, it } from '@jest/globals';

const logger = new URL('../../src/observability/logger.ts', import.meta.url).href;

interface Outcome {
  readonly code: unknown;
  /** Null where it went to a file. */
  readonly lines: string | null;
  readonly errors: string;
}

/** Runs a program that logs, some of it just before its end, with its standard output on this file or a pipe. */
async function run(stdout: number | 'pipe'): Promise<Outcome> {
  const source = `
    import { createLogger } from '${logger}';
    const logger = createLogger({ level: 'info' });
    for (const line of ['one', 'two']) logger.info(line);
    setTimeout(() => { logger.fatal('three'); process.exitCode = 7; }, 50);`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', source], {
    stdio: ['ignore', stdout, 'pipe'],
  });
  const exited = once(child, 'exit');
  const [lines, errors] = await Promise.all([
    child.stdout && text(child.stdout),
    child.stderr && text(child.stderr),
  ]);
  const [code] = (await exited) as [unknown];
  return { code, lines, errors: errors ?? '' };
}

it('takes every line, the last before the end too', async () => {
  const { code, lines } = await run('pipe');
  expect(code).toBe(7);
  const messages = [...(lines ?? '').matchAll(/"msg":"(\w+)"/g)].map(([, message]) => message);
  expect(messages).toEqual(['one', 'two', 'three']);
});

it('on a full disk costs the process nothing but its log', async () => {
  expect(await run(openSync('/dev/full', 'w'))).toEqual({ code: 7, lines: null, errors: '' });
});
