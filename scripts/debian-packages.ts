import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';

/** Whether packages can be installed: as root, where there is apt-get. */
export function mayInstall(): boolean {
  return process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0;
}

/** Whether it worked shows in what is there afterwards. Servers among them are not started. */
export function install(packages: readonly string[]): void {
  withoutServices(() => {
    apt('update');
    apt('install', '-y', '--no-install-recommends', ...packages);
  });
}

/** Debian asks this program whether an installed service may start: https://wiki.debian.org/policy-rc.d */
const policy = '/usr/sbin/policy-rc.d';

function withoutServices(work: () => void): void {
  let isOurs = true;
  try {
    writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755, flag: 'wx' });
  } catch {
    // The machine has a policy of its own, as containers do.
    isOurs = false;
  }
  // Ctrl-C is for apt-get too; this process stays to take its policy away again.
  const stay = (): void => undefined;
  process.on('SIGINT', stay).on('SIGTERM', stay);
  try {
    work();
  } finally {
    process.off('SIGINT', stay).off('SIGTERM', stay);
    if (isOurs) rmSync(policy, { force: true });
  }
}

function apt(...args: string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  // Its progress goes to stderr, so that a report a test runner writes to stdout stays clean.
  spawnSync('apt-get', ['-q', ...args], { stdio: ['ignore', 2, 2], env });
}
