/** Before the tests: makes sure that there is a Chromium, installing Debian's where that is allowed (root with apt-get). */
import { spawnSync } from 'node:child_process';
import { chromiumIsMissing, findChromium } from '../test/support/chromium.ts';

function mayInstall(): boolean {
  return process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0;
}

function apt(...args: string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  // Its progress goes to stderr, so that a report a test runner writes to stdout stays clean.
  spawnSync('apt-get', ['-q', ...args], { stdio: ['ignore', 2, 2], env });
}

if (findChromium() === null && mayInstall()) {
  console.error('The browser tests need Chromium: installing the Debian package "chromium", once …');
  apt('update');
  apt('install', '-y', '--no-install-recommends', 'chromium');
}
if (findChromium() === null) {
  console.error(chromiumIsMissing);
  process.exitCode = 1;
}
