import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { loadConfiguration } from '../../src/config/load-configuration.ts';
import { apis, inFolder, problemsOf } from './support.ts';

const yaml = `
sources:
  - name: acme
    api: acme-v1
    auth: { type: basic, username: \${USER_NAME}, password: "p-\${PASS}" }
`;
const env = { USER_NAME: 'ann', PASS: 'x' };

describe('loading the configuration', () => {
  it('has no file and no sources where there is no orgraph.yaml', () =>
    inFolder({}, async (cwd) => {
      expect(await loadConfiguration({ env: {}, cwd, apis })).toMatchObject({
        file: null,
        server: { host: '127.0.0.1', port: 4000 },
        logLevel: 'info',
        sources: [],
        warnings: [],
      });
    }));

  it('reads orgraph.yaml of the working directory', () =>
    inFolder({ 'orgraph.yaml': yaml }, async (cwd) => {
      const { file, sources } = await loadConfiguration({ env, cwd, apis });
      expect(file).toBe(join(cwd, 'orgraph.yaml'));
      expect(sources.map(({ name, auth }) => ({ name, auth }))).toEqual([
        { name: 'acme', auth: { type: 'basic', username: 'ann', password: 'p-x' } },
      ]);
    }));

  it('reads the file ORGRAPH_CONFIG names, and not orgraph.yaml', () =>
    inFolder({ 'orgraph.yaml': 'broken: [', 'other.yaml': yaml }, async (cwd) => {
      const { file } = await loadConfiguration({ env: { ...env, ORGRAPH_CONFIG: 'other.yaml' }, cwd, apis });
      expect(file).toBe(join(cwd, 'other.yaml'));
    }));

  it('says where it looked when the file ORGRAPH_CONFIG names is missing', () =>
    inFolder({ 'orgraph.yaml': yaml }, async (cwd) => {
      const loading = loadConfiguration({ env: { ORGRAPH_CONFIG: 'gone.yaml' }, cwd, apis });
      expect(await problemsOf(loading)).toEqual([
        `ORGRAPH_CONFIG: names ${join(cwd, 'gone.yaml')}, which does not exist`,
      ]);
    }));

  it('refuses a folder and bytes that are not UTF-8', () =>
    inFolder({ 'bytes.yaml': Buffer.from([0x61, 0x3a, 0xff]) }, async (cwd) => {
      const load = (file: string) =>
        problemsOf(loadConfiguration({ env: { ORGRAPH_CONFIG: file }, cwd, apis }));
      expect(await load('.')).toEqual(['.: cannot be read (EISDIR)']);
      expect(await load('bytes.yaml')).toEqual(['bytes.yaml: is not UTF-8 text']);
    }));

  it('names the place in the file with each problem', () =>
    inFolder({ 'orgraph.yaml': yaml.replace('api: acme-v1', 'api: acme\n    proxi: x') }, async (cwd) => {
      expect(await problemsOf(loadConfiguration({ env, cwd, apis }))).toEqual([
        'orgraph.yaml: sources[0].api: must be one of: acme-v1, globex-v2, not "acme" (line 4, column 5)',
        'orgraph.yaml: sources[0].proxi: is not a known key; did you mean "proxy"? (line 5, column 5)',
      ]);
    }));

  it('names file, key and variable where a variable is missing', () =>
    inFolder({ 'orgraph.yaml': yaml }, async (cwd) => {
      expect(await problemsOf(loadConfiguration({ env: { USER_NAME: 'ann' }, cwd, apis }))).toEqual([
        'orgraph.yaml: sources[0].auth.password: needs the environment variable PASS, which is not set (line 5, column 50)',
      ]);
    }));

  it('reports the variables of the process together with the file', () =>
    inFolder({ 'orgraph.yaml': 'sources: []' }, async (cwd) => {
      const wrong = { PORT: '70000', HOST: '[::1]', LOG_LEVEL: 'inof' };
      expect(await problemsOf(loadConfiguration({ env: wrong, cwd, apis }))).toEqual([
        'HOST: must be an IP address (IPv6 without brackets) or a host name, not "[::1]"',
        'PORT: must be a whole number from 0 (any free port) to 65535, not "70000"',
        expect.stringContaining('LOG_LEVEL: must be one of: fatal,'),
        'orgraph.yaml: sources: must have at least one source (line 1, column 1)',
      ]);
    }));

  it('takes HOST, PORT and LOG_LEVEL, and the usual for empty ones', () =>
    inFolder({}, async (cwd) => {
      const set = await loadConfiguration({ env: { HOST: '::', PORT: '0', LOG_LEVEL: 'debug' }, cwd, apis });
      expect([set.server, set.logLevel]).toEqual([{ host: '::', port: 0 }, 'debug']);
      const empty = await loadConfiguration({ env: { HOST: '', PORT: ' ', LOG_LEVEL: '' }, cwd, apis });
      expect([empty.server, empty.logLevel]).toEqual([{ host: '127.0.0.1', port: 4000 }, 'info']);
    }));
});
