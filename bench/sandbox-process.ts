/** A sandbox in a process of its own: prints its configuration as one line of JSON, and ends with its parent. */
import { startSandbox } from '../sandbox/index.ts';

const sandbox = await startSandbox();
console.log(JSON.stringify(sandbox.configuration()));
process.stdin.resume().once('end', () => {
  void sandbox.stop();
});
