import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { accessSchema } from '../../src/config/access-schema.ts';
import { checkConfiguration } from '../../src/config/check-configuration.ts';
import { defaultsSchema, sourceSchema } from '../../src/config/file-schema.ts';
import { parseYaml } from '../../src/config/yaml-text.ts';
import { vendors } from '../../src/vendors.ts';
import { certificate } from './certificate.ts';
import { inFolder } from './support.ts';

const apis = vendors.flatMap((vendor) => vendor.apis);
let page: string;

beforeAll(async () => {
  page = await readFile(join(import.meta.dirname, '../../docs/configuration.md'), 'utf8');
});

describe('docs/configuration.md', () => {
  it('has an example that works with every API', () =>
    inFolder({ 'lab-ca.pem': certificate, 'tiledb-key': 'k\n' }, async (cwd) => {
      const example =
        /```yaml\n(.*?)```/s.exec(page)?.[1]?.replaceAll(/certificates\/|\/run\/secrets\//g, '') ?? '';
      const env: NodeJS.ProcessEnv = {};
      for (const [, name = ''] of example.matchAll(/\$\{(\w+)\}/g)) env[name] = 'value';
      const parsed = parseYaml(example);
      if ('problems' in parsed) throw new Error(parsed.problems.join('\n'));
      const { sources, warnings } = await checkConfiguration(parsed.value, { env, cwd, apis });
      expect(sources.map(({ api }) => api).toSorted()).toEqual(apis.map(({ id }) => id).toSorted());
      expect(warnings).toEqual([]);
    }));

  it('shows who may call orgraph by an example that works, and describes every key of it', async () => {
    const example = /\n## Callers\n.*?```yaml\n(.*?)```/s.exec(page)?.[1] ?? '';
    const parsed = parseYaml(example);
    if ('problems' in parsed) throw new Error(parsed.problems.join('\n'));
    const sources = ['confluent-prod', 'tiledb'].map((name) => ({
      name,
      api: 'tiledb-v1',
      auth: { type: 'api-key', key: 'k' },
    }));
    const configuration = await checkConfiguration(
      { ...(parsed.value as object), sources },
      { env: {}, cwd: '/', apis },
    );
    const { access } = configuration;
    if (access.mode !== 'configured') throw new Error('nobody is configured');
    expect(access.credentials.jwt).not.toBeNull();
    expect(access.credentials.anonymous).not.toBeNull();
    const { apiKeys, jwt, anonymous } = accessSchema('/').shape;
    const keys = [
      ...Object.keys(apiKeys.unwrap().element.shape).map((key) => `apiKeys[].${key}`),
      ...Object.keys(jwt.unwrap().shape).map((key) => `jwt.${key}`),
      ...Object.keys(anonymous.unwrap().shape).map((key) => `anonymous.${key}`),
    ];
    expect(keys.filter((key) => !page.includes(`| \`${key}\``))).toEqual([]);
  });

  it('describes every key', () => {
    const keys = [...Object.keys(sourceSchema('/', []).shape), ...Object.keys(defaultsSchema('/').shape)];
    expect(keys.filter((key) => !page.includes(`\`${key}\``) && !page.includes(`\`${key}.`))).toEqual([]);
  });

  it('says of every API how to sign in', () => {
    const credentials = /\n## Credentials\n.*?(?=\n## )/s.exec(page)?.[0] ?? '';
    for (const { id } of apis) expect(credentials).toContain(`\n| \`${id}\` `);
  });

  it('names the base URL every API really has', () => {
    const rows = page.split('\n').map((row) => row.replaceAll(/ +/g, ' '));
    for (const { id, defaultBaseUrl } of apis) {
      expect(rows).toContainEqual(expect.stringMatching(`^\\| \`${id}\` \\|.*\\| \`${defaultBaseUrl}\``));
    }
  });
});
