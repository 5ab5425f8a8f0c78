import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { loadConfiguration } from '../../src/config/load-configuration.ts';
import { acme, apis, checked, inFolder, problemsOf } from './support.ts';

const limits = async (written: unknown, env: NodeJS.ProcessEnv = {}) =>
  (await checked({ sources: [acme], limits: written }, env)).limits;

describe('limits', () => {
  it.each([undefined, null, {}])('have usual values: %j', async (written) => {
    expect(await limits(written)).toMatchObject({ uploadBytes: 536_870_912, uploadFiles: 5 });
  });

  it('have them without a file too', () =>
    inFolder({}, async (cwd) => {
      const { limits: usual } = await loadConfiguration({ env: {}, cwd, apis });
      expect(usual).toMatchObject({ uploadBytes: 536_870_912, uploadFiles: 5 });
    }));

  it('are what is written, one by one', async () => {
    expect(await limits({ uploadBytes: 1000 })).toMatchObject({ uploadBytes: 1000, uploadFiles: 5 });
    expect(await limits({ uploadFiles: 1 })).toMatchObject({ uploadBytes: 536_870_912, uploadFiles: 1 });
  });

  it('may come from the environment', async () => {
    expect(await limits({ uploadBytes: '${MOST}' }, { MOST: '1048576' })).toMatchObject({
      uploadBytes: 1_048_576,
    });
  });

  it.each([
    [
      { uploadBytes: 0 },
      'limits.uploadBytes: must be a whole number of bytes from 1 to 1099511627776, not 0',
    ],
    [
      { uploadBytes: '1 GB' },
      'limits.uploadBytes: must be a whole number of bytes from 1 to 1099511627776, not "1 GB"',
    ],
    [
      { uploadBytes: null },
      'limits.uploadBytes: must be a whole number of bytes from 1 to 1099511627776; it is empty',
    ],
    [{ uploadFiles: 101 }, 'limits.uploadFiles: must be a whole number from 1 to 100, not 101'],
    [{ uploadBites: 1 }, 'limits.uploadBites: is not a known key; did you mean "uploadBytes"?'],
    [[], 'limits: must be a mapping of keys to values'],
  ])('are refused when they are wrong: %j', async (written, problem) => {
    expect(await problemsOf(checked({ sources: [acme], limits: written }))).toEqual([
      `configuration: ${problem}`,
    ]);
  });

  it('are reported with all other problems', async () => {
    const problems = await problemsOf(
      checked({ sources: [{ ...acme, retries: -1 }], limits: { uploadFiles: 0 } }),
    );
    expect(problems).toHaveLength(2);
  });

  it('are described in docs/configuration.md', async () => {
    const page = await readFile(join(import.meta.dirname, '../../docs/configuration.md'), 'utf8');
    for (const key of ['uploadBytes', 'uploadFiles']) expect(page.includes(`\`${key}\``)).toBe(true);
  });
});
