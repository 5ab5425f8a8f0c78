/** The process: what must be settled before the rest of it is loaded. */
import { enableCompileCache, flushCompileCache } from 'node:module';
import { join } from 'node:path';
import { isatty } from 'node:tty';
import { setFlagsFromString } from 'node:v8';
import { createHangups } from './server/hangups.ts';

// The buffers of a streamed file are garbage at once, but V8 lets 64 MiB of them lie before it looks, and it asks this
// flag how much: 4 stands for 8 MiB. The room for other young objects was measured out before and stays as it is.
setFlagsFromString('--scavenger-max-new-space-capacity-mb=4');

// Half of a start is reading TypeScript. What V8 made of it is kept for the next one, where that may be written; beside
// the packages, since whoever writes there could change them just as well.
enableCompileCache(join(import.meta.dirname, '../node_modules/.cache/orgraph'));

// Any of the three may be it: output often goes through a pipe or into a file.
const terminals = [0, 1, 2].filter((descriptor) => isatty(descriptor));
const hangups = createHangups();

function heed(signal: NodeJS.Signals): void {
  if (terminals.every((descriptor) => isatty(descriptor))) {
    hangups.arrived();
    return;
  }
  // The window was closed in which it ran. Nobody would find it again, so it ends as it would without a listener.
  process.off(signal, heed);
  process.kill(process.pid, signal);
}
// Without a listener SIGHUP ends a process, and loading takes longer than a supervisor may wait before it sends one.
process.on('SIGHUP', heed);

const { startProcess } = await import('./start.ts');
await startProcess({
  hangups,
  startSandbox: async () => (await import('../sandbox/index.ts')).startSandbox(),
});
flushCompileCache();
