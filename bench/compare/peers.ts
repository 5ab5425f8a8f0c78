/** What orgraph is compared with: a package of its own (`bench/peers`), so that nobody else has to install it. */
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The whole path of a file of the package. */
export function peersFile(path: string): string {
  return fileURLToPath(new URL(`../peers/${path}`, import.meta.url));
}

const changedAt = (path: string): number =>
  statSync(peersFile(path), { throwIfNoEntry: false })?.mtimeMs ?? -Infinity;

/** Installs the package, unless it is there as its lock file says. */
export function installPeers(): void {
  if (changedAt('node_modules/.package-lock.json') >= changedAt('package-lock.json')) return;
  console.error('Installing what orgraph is compared with (bench/peers), once …');
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: peersFile(''),
    // Its progress goes to stderr, so that the figures on stdout stay clean.
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) throw new Error('`npm ci` failed in bench/peers.');
}
