import { describe, expect, it } from '@jest/globals';
import { checkConfiguration } from '../../src/config/check-configuration.ts';
import { vendors } from '../../src/vendors.ts';
import { problemsOf } from './support.ts';

const apis = vendors.flatMap((vendor) => vendor.apis);
const wrong = 'must not hold a line break or another character that no header can carry';

/** Every way to sign in whose text is sent in a header as it is, and the key that holds it. */
const ways = [
  ['confluent-org-v2', 'token', { type: 'bearer', token: 'good' }],
  ['confluent-partner-v2', 'token', { type: 'bearer', token: 'good' }],
  ['guardai-v1', 'token', { type: 'bearer', token: 'good' }],
  ['rockset-v1', 'key', { type: 'api-key', key: 'good' }],
  ['rockset-v1', 'token', { type: 'bearer', token: 'good', organization: 'good' }],
  ['rockset-v1', 'organization', { type: 'bearer', token: 'good', organization: 'good' }],
  ['tiledb-v1', 'key', { type: 'api-key', key: 'good' }],
] as const;

describe('credentials that no header can carry', () => {
  it('are looked for at every API', () => {
    expect(new Set<string>(ways.map(([api]) => api))).toEqual(new Set(apis.map(({ id }) => id)));
  });

  it.each(ways)('are a problem of the configuration: %s %s', async (api, key, auth) => {
    const check = (value: string) =>
      checkConfiguration(
        { sources: [{ name: 'one', api, auth: { ...auth, [key]: '${SECRET}' } }] },
        { env: { SECRET: value }, cwd: '/', apis },
      );
    expect((await check('s3cret')).sources).toHaveLength(1);
    for (const value of ['s3cret\n', 's3\r\ncret', 's3\0cret', 's3cret…']) {
      expect(await problemsOf(check(value))).toEqual([`configuration: sources[0].auth.${key}: ${wrong}`]);
    }
  });
});
