/**
 * Fails where what is installed in production has a known vulnerability of moderate severity or above. Where no
 * registry answers (offline, or a mirror without advisories) it says so, and does not fail.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { auditVerdict } from './audit-verdict.ts';

const milliseconds = 20_000;
const options = ['--omit=dev', '--json', '--fetch-retries=0', `--fetch-timeout=${milliseconds}`];
// `npm run` names the npm that runs.
const npm = process.env['npm_execpath'];
const [command, ...first] = npm === undefined ? ['npm'] : [process.execPath, npm];
const { stdout, error } = spawnSync(command, [...first, 'audit', ...options], {
  cwd: join(import.meta.dirname, '..'),
  encoding: 'utf8',
  stdio: ['ignore', 'pipe', 'ignore'],
  maxBuffer: 64 * 1024 * 1024,
});
if (error) throw error;

const verdict = auditVerdict(stdout);
switch (verdict.kind) {
  case 'clean':
    break;
  case 'unanswered':
    console.log(`npm audit: no registry answers, so nothing is known of vulnerabilities (${verdict.reason})`);
    break;
  case 'failed':
    console.error(`npm audit failed: ${verdict.reason}`);
    process.exitCode = 1;
    break;
  case 'vulnerable':
    console.error(['Known vulnerabilities:', ...verdict.findings].join('\n  '));
    process.exitCode = 1;
}
