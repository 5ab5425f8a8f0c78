import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from '@jest/globals';

/** A folder of each test's own; the function gives the path of a file in it. */
export function useTemporaryFolder(): (name?: string) => string {
  let folder: string | undefined;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'orgraph-test-'));
  });
  afterEach(async () => {
    if (folder !== undefined) await rm(folder, { recursive: true });
    folder = undefined;
  });
  return (name = 'audit.sqlite') => {
    if (folder === undefined) throw new Error('there is a folder only inside tests');
    return join(folder, name);
  };
}
