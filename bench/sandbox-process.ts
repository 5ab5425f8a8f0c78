/**
 * A sandbox in a process of its own: prints where it is and its configuration as one line of JSON, and ends with its
 * parent. `--organizations 100000`: how many Confluent lists.
 */
import { parseArgs } from 'node:util';
import { startSandbox } from '../sandbox/index.ts';

const { values } = parseArgs({ options: { organizations: { type: 'string' } } });
const sandbox = await startSandbox(
  values.organizations === undefined ? {} : { organizations: Number(values.organizations) },
);
console.log(JSON.stringify({ controlUrl: sandbox.controlUrl, ...sandbox.configuration() }));
process.stdin.resume().once('end', () => {
  void sandbox.stop();
});
