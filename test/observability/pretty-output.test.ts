import { describe, expect, it } from '@jest/globals';
import { createLogger } from '../../src/observability/logger.ts';
import { prettyOutput } from '../../src/observability/pretty-output.ts';

function written(log: (logger: ReturnType<typeof createLogger>) => void): string {
  let text = '';
  const to = { write: (line: string) => void (text += line) };
  log(createLogger({ level: 'info', destination: prettyOutput(to) }));
  return text;
}

describe('the log for people', () => {
  it('has a line for an entry, with the time and what it holds', () => {
    const text = written((logger) => {
      logger.info({ address: 'here', sources: ['acme'] }, 'listening');
    });
    expect(text).toMatch(
      /^\[\d\d:\d\d:\d\d\.\d{3}\] INFO: listening \{"address":"here","sources":\["acme"\]\}\n$/,
    );
  });

  it('hides what the JSON hides', () => {
    const text = written((logger) => {
      logger.warn(
        { headers: { authorization: 'planted' }, err: new Error('at https://user:planted@host/') },
        'no',
      );
    });
    expect(text).toContain('[redacted]');
    expect(text).not.toContain('planted');
  });

  it('cannot be made to look like another entry', () => {
    const text = written((logger) => {
      logger.info({ operationName: 'a\n[12:00:00.000] INFO: forged\u001b[2J' }, 'graphql request answered');
    });
    expect(text.trimEnd().split('\n')).toHaveLength(1);
    expect(text).not.toContain('\u001b');
  });

  it('gives terminals no commands, wherever they stand', () => {
    const hostile = '\u001b[2J\u009b31m\\u001b\\\u001b\u0007\r\b';
    const text = written((logger) => {
      logger.error(new Error(hostile));
      logger.info({ hostile }, hostile);
    });
    expect(text).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/);
    expect(text).toContain('\\u001b');
  });
});
