/** A sandbox in a process of its own: prints where it is and its configuration as one line of JSON, and ends with its parent. */
import { startSandbox } from '../sandbox/index.ts';

const sandbox = await startSandbox();
console.log(JSON.stringify({ controlUrl: sandbox.controlUrl, ...sandbox.configuration() }));
process.stdin.resume().once('end', () => {
  void sandbox.stop();
});
