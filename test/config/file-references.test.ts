import { spawnSync } from 'node:child_process';
import { mkdir, symlink, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fillIn } from '../../src/config/fill-in.ts';
import { loadConfiguration } from '../../src/config/load-configuration.ts';
import { acme, apis, checked, inFolder, problemsOf, source } from './support.ts';

const filled = async (text: string, folder = '/', env: NodeJS.ProcessEnv = {}) =>
  (await fillIn({ key: [text] }, env, folder)).value;

async function keyOf(key: string, folder: string, env: NodeJS.ProcessEnv = {}): Promise<unknown> {
  return (await source({ auth: { type: 'api-key', key } }, env, folder)).auth;
}

function refusal(key: string, folder: string, env: NodeJS.ProcessEnv = {}): Promise<readonly string[]> {
  return problemsOf(source({ auth: { type: 'api-key', key } }, env, folder));
}

describe('a value that begins with file:', () => {
  it("is what that file holds, found from the configuration's folder on", () =>
    inFolder(
      {
        'orgraph.yaml': `sources: [{ name: acme, api: acme-v1, auth: { type: api-key, key: file:./key } }]`,
        key: 'k1',
      },
      async (folder) => {
        const env = { ORGRAPH_CONFIG: join(folder, 'orgraph.yaml') };
        const { sources } = await loadConfiguration({ env, cwd: '/', apis });
        expect(sources[0]?.auth).toEqual({ type: 'api-key', key: 'k1' });
        expect(await keyOf(`file:${join(folder, 'key')}`, '/')).toEqual({ type: 'api-key', key: 'k1' });
      },
    ));

  it.each([
    ['one line break at its end is dropped', 'k\n', 'k'],
    ['one of Windows too', 'k\r\n', 'k'],
    ['but no second one', 'k\n\n', 'k\n'],
    ['and no space', ' k \t', ' k \t'],
    ['what looks like a variable stays as it is', '${PATH} $${', '${PATH} $${'],
    ['what looks like another file too', 'file:./other', 'file:./other'],
    ['64 KiB are allowed', 'k'.repeat(65_536), 'k'.repeat(65_536)],
    ['nothing at all is an empty text', '', ''],
  ])('is taken as it is: %s', (_what, content, value) =>
    inFolder({ content }, async (folder) => {
      expect(await filled('file:content', folder)).toEqual({ key: [value] });
    }),
  );

  it('may have variables in its path', () =>
    inFolder({ key: 'k1' }, async (folder) => {
      expect(await keyOf('file:${DIR}/key', '/', { DIR: folder })).toEqual({ type: 'api-key', key: 'k1' });
    }));

  it('may hold a number or true and false where those are wanted', () =>
    inFolder({ many: '7\n', yes: 'true\n' }, async (folder) => {
      const { transport } = await source(
        { maxConcurrency: 'file:many', allowInsecure: 'file:yes', baseUrl: 'http://acme.example' },
        {},
        folder,
      );
      expect(transport.maxConcurrency).toBe(7);
    }));

  it('reads a file once that is named in several places', () =>
    inFolder({ key: 'k1' }, async (folder) => {
      const shared = { password: 'file:key' };
      const { value, files } = await fillIn(
        { a: 'file:key', b: [shared, shared], c: 'file:./key' },
        {},
        folder,
      );
      expect(value).toEqual({ a: 'k1', b: [{ password: 'k1' }, { password: 'k1' }], c: 'k1' });
      expect(new Set(files.map(({ file }) => file))).toEqual(new Set([join(folder, 'key')]));
    }));

  it('is refused where the file is missing, naming the key and the path as it is written', () =>
    inFolder({}, async (folder) => {
      expect(await refusal('file:${DIR}/key', folder, { DIR: 'hidden-part' })).toEqual([
        'configuration: sources[0].auth.key: needs the file "${DIR}/key", which does not exist' +
          " (a relative path starts at the configuration's folder)",
      ]);
      expect(await refusal('file:/nowhere/key', folder)).toEqual([
        'configuration: sources[0].auth.key: needs the file "/nowhere/key", which does not exist',
      ]);
    }));

  it.each([
    ['has too much in it', Buffer.alloc(65_537, 'hunter2'), 'is larger than 65536 bytes'],
    ['is not UTF-8', Buffer.from('hunter2\xff', 'latin1'), 'is not UTF-8 text'],
    ['has a NUL byte', Buffer.from('hunter2\0'), 'holds a NUL byte'],
  ])('is refused where the file %s, without a word of what it holds', (_what, key, reason) =>
    inFolder({ key }, async (folder) => {
      expect(await refusal('file:key', folder)).toEqual([
        expect.stringContaining(`sources[0].auth.key: needs the file "key", which ${reason}`),
      ]);
      expect((await refusal('file:key', folder)).join()).not.toContain('hunter2');
    }),
  );

  it('is refused for what is no file or cannot be opened, a pipe without a writer among them', () =>
    inFolder({}, async (folder) => {
      await mkdir(join(folder, 'folder'));
      await symlink('loop', join(folder, 'loop'));
      expect(spawnSync('mkfifo', [join(folder, 'pipe')]).status).toBe(0);
      const reasons = await Promise.all(
        ['folder', 'pipe', 'loop', 'x\0y'].map((name) => refusal(`file:${name}`, folder)),
      );
      expect(reasons.map(([reason]) => /which (.*?)(?: \(a|$)/.exec(reason ?? '')?.[1])).toEqual([
        'is not a regular file',
        'is not a regular file',
        'cannot be read (ELOOP)',
        'cannot be read (ERR_INVALID_ARG_VALUE)',
      ]);
    }));

  it('ends reading at the limit, however long the file is', () =>
    inFolder({ endless: '' }, async (folder) => {
      await truncate(join(folder, 'endless'), 2 ** 40);
      expect(await refusal('file:endless', folder)).toEqual([expect.stringContaining('larger than 65536')]);
    }));

  it.each([
    { name: 'file:secret' },
    { baseUrl: 'file:secret' },
    { timeoutMs: 'file:secret', proxy: 'file:secret', redirectOrigins: ['file:secret'] },
    { tls: { ca: 'file:secret', key: 'file:secret' } },
    { auth: { type: 'file:secret', key: 'file:secret' } },
    { auth: 'file:secret' },
  ])('shows nothing of what it holds where that is wrong: %j', (options) =>
    inFolder({ secret: 'Hunter2 Zq8' }, async (folder) => {
      const problems = await problemsOf(source(options, {}, folder));
      expect(problems.length).toBeGreaterThan(0);
      expect(problems.join('\n')).not.toContain('Zq8');
    }),
  );

  it.each(['file:', 'file:///run/secrets/key', 'file://host/key'])(
    'is refused when it is written %s',
    async (key) => {
      expect(await refusal(key, '/')).toEqual([
        'configuration: sources[0].auth.key: must have a path after file:, as in file:/run/secrets/key or file:./key',
      ]);
    },
  );

  it('is refused where nothing is left of its path once variables are in place', async () => {
    expect(await refusal('file:${E}${E}', '/', { E: '' })).toEqual([
      'configuration: sources[0].auth.key: must have a path after file:, as in file:/run/secrets/key or file:./key',
    ]);
  });

  it('is reported once, together with all other problems', async () => {
    const sources = [
      { ...acme, name: 'file:/nowhere', maxConcurrency: 'file:/${NO}', auth: 'file:/nowhere' },
    ];
    const { problems } = await fillIn({ sources }, {}, '/');
    expect(problems.map(({ path }) => path.at(-1))).toEqual(['maxConcurrency', 'name', 'auth']);
    expect(await problemsOf(source(sources[0] ?? {}))).toHaveLength(3);
  });

  it.each(['${UNSET}', 'file:/nowhere'])(
    'is reported once, where an alias has it in several places: %s',
    async (key) => {
      const auth = { type: 'api-key', key };
      const sources = ['one', 'two', 'three'].map((name) => ({ ...acme, name, auth }));
      expect(await problemsOf(checked({ sources }))).toEqual([
        expect.stringMatching(/sources\[0\]\.auth\.key: needs the /),
      ]);
    },
  );
});

describe('text that is no reference to a file', () => {
  it.each([
    ['what a variable holds', '${V}'],
    ['what two variables make', '${F}:/etc/hostname'],
    ['what follows an empty variable', '${EMPTY}file:/etc/hostname'],
    ['what stands inside', 'x file:/etc/hostname'],
    ['other letters', 'File:/etc/hostname'],
  ])('is %s', async (_what, written) => {
    const env = { V: 'file:/etc/hostname', F: 'file', EMPTY: '' };
    const { value, files } = await fillIn(written, env, '/');
    expect([value, files]).toEqual([expect.stringMatching(/file:\/etc\/hostname$/i), []]);
  });

  it.each([
    ['$file:x', 'file:x'],
    ['$$file:x', '$file:x'],
    ['$file:${A}', 'file:one'],
    ['$file:$${A}', 'file:${A}'],
    ['x$file:', 'x$file:'],
  ])('is written %s', async (written, value) => {
    expect(await filled(written, '/', { A: 'one' })).toEqual({ key: [value] });
  });

  it('can be any text at all', async () => {
    const piece = fc.oneof(fc.constantFrom('$', '{', '}', 'file:', 'A', '${A}', '$file:', '/'), fc.string());
    const escaped = (text: string): string =>
      text.replaceAll('${', '$$${').replace(/^\$*file:/, (start) => `$${start}`);
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 6 }), async (pieces) => {
        const text = pieces.join('');
        const { value, problems } = await fillIn({ text: escaped(text) }, {}, '/');
        expect([value, problems]).toEqual([{ text }, []]);
      }),
      { numRuns: 500 },
    );
  });
});
