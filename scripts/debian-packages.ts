import { spawnSync } from 'node:child_process';

/** Whether packages can be installed: as root, where there is apt-get. */
export function mayInstall(): boolean {
  return process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0;
}

/** Whether it worked shows in what is there afterwards. */
export function install(packages: readonly string[]): void {
  apt('update');
  apt('install', '-y', '--no-install-recommends', ...packages);
}

function apt(...args: string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  // Its progress goes to stderr, so that a report a test runner writes to stdout stays clean.
  spawnSync('apt-get', ['-q', ...args], { stdio: ['ignore', 2, 2], env });
}
