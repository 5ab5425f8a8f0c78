import { existsSync, globSync, readFileSync } from 'node:fs';
import { join, matchesGlob } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { validate } from 'dockerfile-utils';
import { dockerfile, image, root, stages, told } from './dockerfile.ts';

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  readonly dependencies: Readonly<Record<string, string>>;
};

/** Later lines win, and a line is about everything below what it names. Docker's `*` takes names with a dot in front too. */
function isSent(path: string): boolean {
  let sent = true;
  for (const line of readFileSync(join(root, '.dockerignore'), 'utf8').split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    const pattern = line.replace(/^!/, '');
    const isMeant = pattern === '*' || matchesGlob(path, pattern) || matchesGlob(path, `${pattern}/**`);
    if (isMeant) sent = line.startsWith('!');
  }
  return sent;
}

describe('the Dockerfile', () => {
  it('has nothing that a linter minds', () => {
    expect(validate(dockerfile)).toEqual([]);
    expect(validate('FRM scratch')).not.toEqual([]);
  });

  it('takes the version of Node that the project brings', () => {
    expect(dockerfile).toContain(`ARG NODE=node:${String(manifest.dependencies['node'])}-`);
  });

  it('copies only what is there, and is sent to the builder', () => {
    const sources = stages
      .flatMap(({ copies }) => copies)
      .filter(({ from }) => from === null)
      .flatMap((copied) => copied.sources);
    expect(sources).toContain('src');
    expect(sources.filter((source) => !existsSync(join(root, source)))).toEqual([]);
    const files = globSync(
      sources.map((source) => `${source}{,/**}`),
      { cwd: root, exclude: ['graphiql/dist/**'] },
    );
    expect(files.length).toBeGreaterThan(300);
    expect(files.filter((file) => !isSent(file))).toEqual([]);
  });

  it.each([
    'orgraph.yaml',
    'orgraph.audit.sqlite',
    '.env',
    '.git/config',
    'deploy/secrets/audit-key',
    'node_modules/node/bin/node',
    'graphiql/dist/index.html',
    'sandbox/index.ts',
    'test/deploy/dockerfile.ts',
  ])('has no way to %s', (file) => {
    expect(isSent(file)).toBe(false);
  });

  it('leaves out the npm package of Node, whose binary its installation script would fetch', () => {
    const installations = stages
      .flatMap(({ instructions }) => instructions)
      .filter((one) => one.getKeyword() === 'RUN')
      .map((one) => one.getRawArgumentsContent() ?? '')
      .filter((text) => text.startsWith('npm '));
    expect(installations).toHaveLength(2);
    for (const text of installations) expect(text).toContain('--ignore-scripts');
    expect(image.copies).toContainEqual(expect.objectContaining({ sources: ['/usr/local/bin/node'] }));
  });

  it('has orgraph run as a user that is not root, and by number', () => {
    expect(told('USER')).toMatch(/^[1-9]\d*:[1-9]\d*$/);
  });
});
