/** What the Dockerfile would put into an image, put into a folder and started: no Docker is needed. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, readFileSync, symlinkSync, existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { useRedis } from '../support/redis-server.ts';
import { command, environment, image, root } from './dockerfile.ts';
import { exampleConfiguration, secretNames } from './example.ts';
import { probes } from './manifests.ts';

const redis = useRedis();
let place: string;

/** Files of the project as they are; modules by links, since copying them takes longer than all the rest. */
function assemble(app: string): void {
  mkdirSync(app);
  for (const { from, sources, target } of image.copies) {
    if (from === 'dependencies' && target === 'node_modules') linkModules(join(app, target));
    if (from === 'graphiql') cpSync(join(root, target), join(app, target), { recursive: true });
    if (from !== null) continue;
    for (const source of sources) {
      const isFolder = target.endsWith('/');
      cpSync(join(root, source), join(app, target, isFolder ? basename(source) : ''), { recursive: true });
    }
  }
}

interface Lock {
  readonly packages: Readonly<
    Record<string, { readonly dev?: boolean; readonly devOptional?: boolean; readonly optional?: boolean }>
  >;
}

/** What `npm ci --omit=dev --ignore-scripts` installs; the package "node" then has no binary. */
function linkModules(folder: string): void {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as Lock;
  for (const [path, { dev, devOptional, optional }] of Object.entries(packages)) {
    const name = path.replace(/^node_modules\//, '');
    // What is inside another package comes with it.
    if (path === '' || name.includes('node_modules/') || name === 'node' || dev || devOptional) continue;
    if (optional && !existsSync(join(root, path))) continue;
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    symlinkSync(join(root, path), join(folder, name));
  }
}

interface Started {
  readonly output: readonly string[];
  /** The exit code. */
  readonly ended: Promise<number | null>;
  /** Rejects with what it printed where it ends before. */
  readonly ready: Promise<string>;
  stop(): Promise<number | null>;
}

/** Runs a program of the image: in its environment, able to write where it has volumes and nowhere else. */
function start(program: readonly string[], env: Readonly<Record<string, string>>): Started {
  const writable = ['state', 'tmp'].map((name) => `--allow-fs-write=${join(place, name)}`);
  const confined = ['--permission', '--allow-worker', '--allow-fs-read=*', ...writable];
  const child = spawn(process.execPath, [...confined, ...program], {
    cwd: join(place, 'app'),
    env: { ...environment, TMPDIR: join(place, 'tmp'), HOST: '127.0.0.1', PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output: string[] = [];
  const ready = Promise.withResolvers<string>();
  ready.promise.catch(() => {});
  for (const stream of [child.stdout, child.stderr]) {
    createInterface(stream).on('line', (line) => {
      output.push(line);
      const [, origin] = /orgraph is ready: (http:\/\/[\d.:]+)\/graphql/.exec(line) ?? [];
      if (origin !== undefined) ready.resolve(origin);
    });
  }
  const ended = once(child, 'close').then(([code]) => code as number | null);
  void ended.then(() => {
    ready.reject(new Error(output.join('\n')));
  });
  return {
    output,
    ended,
    ready: ready.promise,
    stop() {
      child.kill('SIGTERM');
      return ended;
    },
  };
}

const [, ...program] = command('CMD');

async function check(port: string): Promise<number | null> {
  const [, ...rest] = command('HEALTHCHECK');
  const child = spawn(process.execPath, rest, { env: { PORT: port }, stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = once(child, 'close') as Promise<[number | null]>;
  expect(await text(child.stderr)).toBe('');
  const [code] = await ended;
  return code;
}

beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'orgraph-image-'));
  for (const name of ['state', 'tmp']) mkdirSync(join(place, name));
  assemble(join(place, 'app'));
});
afterAll(() => rm(place, { recursive: true }));

describe('what the image holds', () => {
  it('starts with the example configuration, writes on its volumes only, and is healthy', async () => {
    const file = await exampleConfiguration(place, join(place, 'state'), redis().url);
    const orgraph = start(program, { ORGRAPH_CONFIG: file });
    const origin = await orgraph.ready;
    const answers = await Promise.all(
      probes().map(async ({ path }) => [path, (await fetch(`${origin}${path}`)).status]),
    );
    expect(answers).toContainEqual(['/health/ready', 200]);
    expect(answers.filter(([, status]) => status !== 200)).toEqual([]);
    const { port } = new URL(origin);
    expect(await check(port)).toBe(0);
    // Nobody without a key.
    expect((await fetch(`${origin}/graphql?query={__typename}`)).status).toBe(401);
    expect(existsSync(join(place, 'state/audit.sqlite'))).toBe(true);
    expect(await orgraph.stop()).toBe(0);
    expect(await check(port)).toBe(1);
    expect(orgraph.output.filter((line) => /"level":"(error|fatal)"/.test(line))).toEqual([]);
  });

  it('does not start without a configuration, and has no sandbox to show instead', async () => {
    const missing = join(place, 'etc/orgraph/orgraph.yaml');
    const orgraph = start(program, { ORGRAPH_CONFIG: missing, HOST: environment['HOST'] ?? '' });
    expect(await orgraph.ended).toBe(1);
    expect(orgraph.output.join('\n')).toContain(`ORGRAPH_CONFIG: names ${missing}, which does not exist`);

    const unset = start(program, { ORGRAPH_CONFIG: '', HOST: environment['HOST'] ?? '' });
    expect(await unset.ended).toBe(1);
    expect(unset.output.join('\n')).toContain('sandbox');
    expect(unset.output.join('\n')).not.toContain('orgraph is ready');
  });

  it('has the doctor, the maker of keys and the verifier of audit logs on board', async () => {
    const file = await exampleConfiguration(place, join(place, 'state'), redis().url);
    const run = (...args: readonly string[]) =>
      spawnSync(process.execPath, args, {
        cwd: join(place, 'app'),
        env: { ...environment, HOST: '127.0.0.1', ORGRAPH_CONFIG: file },
        encoding: 'utf8',
      });
    const doctor = run('scripts/doctor.ts');
    expect(doctor.stdout).toContain(' 0 problem(s)'.trim());
    for (const name of secretNames()) expect(doctor.stdout).toContain(name);
    expect(run('scripts/make-key.ts', '--name', 'x', '--scopes', 'sources:read').status).toBe(0);
    expect(run('scripts/verify-audit.ts', join(place, 'state/audit.sqlite')).stdout).toContain('0 entries');
  });

  it('has no sandbox whose drift could be taken for that of vendors, and ends with 2', () => {
    const { status, stderr } = spawnSync(process.execPath, ['scripts/drift.ts'], {
      cwd: join(place, 'app'),
      env: { ...environment, ORGRAPH_CONFIG: '' },
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([2, expect.stringContaining('sandbox')]);
  });
});
