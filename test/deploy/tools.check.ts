/** What the programs that will read `deploy/` say of it; `npm run check:deploy` installs them and runs this. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse, parseAllDocuments, stringify } from 'yaml';
import { useTemporaryFolder } from '../support/temporary-folder.ts';
import { root, stages } from './dockerfile.ts';
import { exampleText } from './example.ts';
import { kustomization, manifests } from './manifests.ts';

const deploy = join(root, 'deploy');
const folder = useTemporaryFolder();

/** What it printed; throws where it does not end with 0. */
function run(program: string, args: readonly string[], cwd = deploy): string {
  const { stdout, stderr, status, error } = spawnSync(program, args, { cwd, encoding: 'utf8' });
  if (status !== 0)
    throw new Error(`${program} ended with ${String(status)}: ${String(error ?? stderr)}${stdout}`);
  return stdout;
}

interface Rendered {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly data?: Readonly<Record<string, string>>;
}

describe('kustomize', () => {
  it('renders every object, with the configuration under a name of its own that the pods are given', () => {
    const text = run('kubectl', ['kustomize', deploy]);
    const objects = parseAllDocuments(text).map((document) => document.toJS() as Rendered);
    const kinds = objects.map(({ kind }) => kind).toSorted();
    expect(kinds).toEqual(['ConfigMap', ...manifests.map(({ kind }) => kind)].toSorted());
    const configuration = objects.find(({ kind }) => kind === 'ConfigMap');
    expect(configuration?.data).toEqual({ 'orgraph.yaml': exampleText });
    const name = configuration?.metadata.name ?? '';
    expect(name).toMatch(/^orgraph-\w{10}$/);
    const [image] = kustomization.images;
    expect(objects.find(({ kind }) => kind === 'StatefulSet')).toMatchObject({
      spec: {
        template: {
          spec: {
            containers: [{ image: expect.stringMatching(new RegExp(`/orgraph:${String(image?.newTag)}$`)) }],
            volumes: expect.arrayContaining([{ name: 'configuration', configMap: { name } }]),
          },
        },
      },
    });
  });
});

describe('docker-compose', () => {
  it('finds nothing wrong', () => {
    const { name, ...compose } = parse(readFileSync(join(deploy, 'compose.yaml'), 'utf8'), {
      merge: true,
    }) as {
      readonly name: string;
    };
    // Debian's is older than this key.
    expect(name).toBe('orgraph');
    const file = folder('compose.yaml');
    writeFileSync(file, stringify(compose));
    expect(run('docker-compose', ['--file', file, 'config', '--services'])).toContain('orgraph-2');
  });
});

describe('promtool', () => {
  it.each(['compose.yml', 'kubernetes.yml'])('finds nothing wrong with %s, and where it looks', (file) => {
    // The key is there in the container only.
    const written = readFileSync(join(deploy, 'prometheus', file), 'utf8');
    const key = folder('prometheus-key');
    writeFileSync(key, 'key');
    writeFileSync(folder(file), written.replace('/run/secrets/prometheus-key', key));
    cpSync(join(deploy, 'prometheus/rules.yml'), folder('rules.yml'));
    expect(run('promtool', ['check', 'config', folder(file)])).toMatch(
      /SUCCESS: .*(?:\n.*)*SUCCESS: \d+ rules/,
    );
  });

  it('has every alert fire when it should', () => {
    expect(run('promtool', ['test', 'rules', join(import.meta.dirname, 'rules.test.yml')])).toContain(
      'SUCCESS',
    );
  });
});

describe('the stage of the Dockerfile that builds GraphiQL', () => {
  it('has all that it takes', () => {
    const stage = stages.find(({ name }) => name === 'graphiql');
    const app = folder('app');
    // All packages are installed there.
    run(
      'ln',
      ['--symbolic', join(root, 'node_modules'), 'node_modules'],
      mkdirSync(app, { recursive: true }),
    );
    for (const { sources, target } of [...(stages[0]?.copies ?? []), ...(stage?.copies ?? [])]) {
      for (const source of sources) {
        const to = join(app, target.endsWith('/') ? source : target);
        mkdirSync(dirname(to), { recursive: true });
        cpSync(join(root, source), to, {
          recursive: true,
          filter: (path) => !path.endsWith('graphiql/dist'),
        });
      }
    }
    expect(run(process.execPath, ['scripts/build-graphiql.ts'], app)).toContain('built graphiql/dist');
  });
});
