import { isatty } from 'node:tty';
import type { DestinationStream } from 'pino';
import { prettyFactory } from 'pino-pretty';
import { standardOutput } from './standard-output.ts';

const descriptor = 1;

/** What terminals take for commands, as JSON has it: behind a backslash that is not itself the second of a pair. */
const commands = /(?<!\\)((?:\\\\)*)\\(?:u00(?:0[0-8b-f]|1[\da-f])|[bfr])|[\u007f-\u009f]/gi;

/** Standard output for people: a line for an entry, and what it holds below it. */
export function prettyOutput(to: DestinationStream = standardOutput()): DestinationStream {
  const format = prettyFactory({
    colorize: isatty(descriptor),
    translateTime: 'SYS:HH:MM:ss.l',
    ignore: 'pid,hostname',
    singleLine: true,
  });
  return {
    write(line) {
      to.write(format(line.replaceAll(commands, '$1\ufffd')));
    },
  };
}
