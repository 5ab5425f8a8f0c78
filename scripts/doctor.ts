/**
 * Checks the configuration as a start of orgraph would, and says what it found; with --live it also reads from each
 * source, once. Ends with 1 where there is a problem. --json is for machines.
 *
 *   npm run doctor -- --live
 */
import { parseArgs } from 'node:util';
import { environment } from '../src/config/environment.ts';
import type { Check } from '../src/doctor/check.ts';
import { examine } from '../src/doctor/doctor.ts';
import { checkLine, count, reportJson, summaryLine } from '../src/doctor/report.ts';
import { vendors } from '../src/vendors.ts';

const options = {
  live: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const;

function wanted(): { readonly live: boolean; readonly json: boolean } {
  try {
    return parseArgs({ options }).values;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    console.error('Usage: npm run doctor -- [--live] [--json]');
    process.exit(2);
  }
}

const { live, json } = wanted();
let stopSandbox = async (): Promise<void> => {};

async function startSimulators(): Promise<object> {
  const { startSandbox } = await import('../sandbox/index.ts');
  const sandbox = await startSandbox();
  stopSandbox = () => sandbox.stop();
  return sandbox.configuration();
}

const checks: Check[] = [];
const apis = vendors.flatMap((vendor) => vendor.apis);
try {
  for await (const check of examine({ ...environment(), apis, live, startSimulators })) {
    checks.push(check);
    if (!json) console.log(checkLine(check, process.stdout.isTTY));
  }
} finally {
  await stopSandbox();
}
console.log(json ? reportJson(checks) : summaryLine(checks));
if (count(checks, 'problem') > 0) process.exitCode = 1;
