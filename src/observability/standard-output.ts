import { destination, type DestinationStream } from 'pino';

/**
 * Standard output, for log lines. Where they cannot be written (the terminal is gone, the disk is full) the process goes on
 * without: pino's own stream would throw, and then stand still in the attempt to write the rest, for ever.
 */
export function standardOutput(): DestinationStream {
  const stream = destination();
  const flushSync = stream.flushSync.bind(stream);
  let isBroken = false;
  stream.on('error', () => {
    isBroken = true;
  });
  stream.on('drain', () => {
    isBroken = false;
  });
  stream.flushSync = () => {
    if (!isBroken) flushSync();
  };
  return stream;
}
