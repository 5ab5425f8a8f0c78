/** The programs that tests start and that npm does not bring. */
import { accessSync, constants, globSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { findChromium } from './chromium.ts';

export interface TestProgram {
  readonly name: string;
  /** Debian's package that has it. */
  readonly debianPackage: string;
  /** Where else than in a usual place it may be. */
  readonly variable: string | null;
  /** Its path; null: it is not on this machine. */
  readonly find: () => string | null;
}

/** A Redis server, of `PATH`. */
export function findRedisServer(): string | null {
  return inPath('redis-server');
}

/** PostgreSQL's programs: a folder with `postgres` and `initdb`. Debian has them in none of `PATH`. */
export function findPostgresFolder(): string | null {
  const folders = [
    ...globSync('/usr/lib/postgresql/*/bin').toSorted(byVersion).toReversed(),
    ...pathFolders(),
  ];
  return (
    folders.find((folder) => ['postgres', 'initdb'].every((name) => isProgram(join(folder, name)))) ?? null
  );
}

export const testPrograms: readonly TestProgram[] = [
  { name: 'Chromium', debianPackage: 'chromium', variable: 'CHROMIUM_PATH', find: findChromium },
  { name: 'redis-server', debianPackage: 'redis-server', variable: null, find: findRedisServer },
  { name: 'PostgreSQL', debianPackage: 'postgresql', variable: null, find: findPostgresFolder },
];

function inPath(name: string): string | null {
  return (
    pathFolders()
      .map((folder) => join(folder, name))
      .find(isProgram) ?? null
  );
}

function pathFolders(): readonly string[] {
  return (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function byVersion(one: string, other: string): number {
  return one.localeCompare(other, 'en', { numeric: true });
}
