import { describe, expect, it } from '@jest/globals';
import type { Configuration } from '../../src/config/configuration.ts';
import { createLogger } from '../../src/observability/logger.ts';
import type { Orgraph } from '../../src/server/orgraph.ts';
import { readAgain, type ReloadOptions } from '../../src/server/reload.ts';
import { ServerEndingError } from '../../src/server/server.ts';
import { acme, checked } from '../config/support.ts';

type Line = Readonly<Record<string, unknown>>;
const file = '/etc/orgraph.yaml';

/** What is logged when a file is read again that is as it was, but for what is told. */
async function linesOf(
  options: Partial<ReloadOptions>,
  reload?: Orgraph['reload'],
): Promise<readonly Line[]> {
  const lines: Line[] = [];
  const destination = { write: (line: string) => void lines.push(JSON.parse(line) as Line) };
  const nothing: Awaited<ReturnType<Orgraph['reload']>> = {
    sources: { added: [], removed: [], changed: [], kept: ['acme'] },
    keys: [],
    atNextStart: [],
    number: 1,
  };
  await readAgain({
    file,
    read: async () => ({ ...(await checked({ sources: [acme] })), file }),
    orgraph: { isEnding: false, reload: reload ?? (() => Promise.resolve(nothing)) },
    logger: createLogger({ level: 'info', destination }),
    ...options,
  });
  return lines;
}

const fails = (error: Error) => () => Promise.reject(error);

describe('reading the configuration again', () => {
  it('says that nothing is different, and warns as at the start', async () => {
    expect(await linesOf({})).toMatchObject([
      { level: 'warn', msg: expect.stringContaining('There is no "auth"') },
      {
        level: 'info',
        msg: 'configuration read again',
        configuration: file,
        number: 1,
        keys: [],
        sources: { added: [], removed: [], changed: [], kept: ['acme'] },
      },
    ]);
  });

  it('says what waits for the next start', async () => {
    const sources = { added: [], removed: [], changed: [], kept: [] };
    const lines = await linesOf({}, async () => ({ sources, keys: [], atNextStart: ['audit'], number: 1 }));
    expect(lines).toContainEqual(
      expect.objectContaining({ level: 'warn', keys: ['audit'], msg: 'takes effect at the next start only' }),
    );
  });

  it('is refused for a file that is there no more, whose absence means a sandbox at the start only', async () => {
    const read = async (): Promise<Configuration> => ({
      ...(await checked({ sources: [acme] })),
      file: null,
    });
    expect(await linesOf({ read }, fails(new Error('not to be called')))).toMatchObject([
      { level: 'error', configuration: file, problems: [`${file}: is not there any more`] },
    ]);
  });

  it('logs what nobody foresaw, and never rejects', async () => {
    for (const lines of [
      await linesOf({}, fails(new TypeError('odd'))),
      await linesOf({ read: fails(new TypeError('odd')) }),
    ]) {
      expect(lines).toMatchObject([
        { level: 'error', err: { message: 'odd' }, msg: 'configuration not read again: all stays as it was' },
      ]);
    }
  });

  it('is not done by a process that is ending, whenever that is noticed', async () => {
    const late = await linesOf({}, fails(new ServerEndingError('ending')));
    const read = fails(new Error('not to be called'));
    const early = await linesOf({ read, orgraph: { isEnding: true, reload: read } });
    for (const lines of [late, early]) {
      expect(lines).toMatchObject([
        { level: 'info', msg: 'configuration not read again: the process is ending' },
      ]);
    }
  });
});
