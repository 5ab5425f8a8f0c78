import { describe, expect, it } from '@jest/globals';
import { checkConfiguration } from '../../src/config/check-configuration.ts';
import { acme, apis, checked, problemsOf } from './support.ts';

const sources = [acme];
const key = 'a key of thirty-two characters !!';

async function auditOf(audit: unknown, file?: string) {
  const configuration = await checkConfiguration(
    { sources, ...(audit !== undefined && { audit }) },
    { env: {}, cwd: '/srv', apis, ...(file !== undefined && { file }) },
  );
  return configuration.audit;
}

describe('the audit log', () => {
  it('lies beside the configuration, or where the configuration says, from its own folder on', async () => {
    expect(await auditOf(undefined, '/etc/orgraph/prod.yaml')).toEqual({
      file: '/etc/orgraph/orgraph.audit.sqlite',
      key: null,
    });
    expect(await auditOf({ file: '../audit.db' }, '/etc/orgraph/prod.yaml')).toMatchObject({
      file: '/etc/audit.db',
    });
    expect(await auditOf({ file: '/var/audit.db' }, '/etc/orgraph/prod.yaml')).toMatchObject({
      file: '/var/audit.db',
    });
  });

  it.each([null, {}])('is the usual one with %j', async (audit) => {
    expect(await auditOf(audit, '/etc/prod.yaml')).toEqual({ file: '/etc/orgraph.audit.sqlite', key: null });
  });

  it('is kept in memory where nothing was read from a file', async () => {
    expect(await auditOf(undefined)).toEqual({ file: null, key: null });
    expect(await auditOf({ file: 'audit.db' })).toEqual({ file: '/srv/audit.db', key: null });
  });

  it('is sealed with a key, and off by false, as text of a variable too', async () => {
    expect(await auditOf({ key }, '/etc/prod.yaml')).toMatchObject({ key });
    expect(await auditOf(false, '/etc/prod.yaml')).toBeNull();
    expect((await checked({ sources, audit: '${AUDIT}' }, { AUDIT: 'false' })).audit).toBeNull();
  });

  it.each([
    [true, 'audit: must be a mapping with file or url, and key, or false for no audit log'],
    ['audit.db', 'audit: must be a mapping with file or url, and key, or false for no audit log'],
    [{ file: '' }, 'audit.file: must not be empty'],
    [{ file: 5 }, 'audit.file: must be text: put it in quotes'],
    [{ key: 'hunter2-hunter2' }, 'audit.key: must have at least 32 characters'],
    [{ path: 'x' }, 'audit.path: is not a known key; known here: file, url, tls, key'],
    [
      { hunter2: null },
      'audit: has an unknown key (not shown: it may be a secret); known here: file, url, tls, key',
    ],
  ])('refuses %j, and quotes no secret', async (audit, problem) => {
    expect(await problemsOf(checked({ sources, audit }))).toEqual([`configuration: ${problem}`]);
  });
});

describe('idempotency keys', () => {
  it('are good for a day, or as long as the configuration says', async () => {
    expect((await checked({ sources })).idempotency).toEqual({ ttlSeconds: 86_400 });
    expect((await checked({ sources, idempotency: {} })).idempotency).toEqual({ ttlSeconds: 86_400 });
    expect((await checked({ sources, idempotency: { ttlSeconds: 60 } })).idempotency).toEqual({
      ttlSeconds: 60,
    });
  });

  it.each([
    [{ ttlSeconds: 0 }, 'idempotency.ttlSeconds: must be a whole number of seconds from 1 to 604800, not 0'],
    [{ ttl: 5 }, 'idempotency.ttl: is not a known key; known here: ttlSeconds'],
  ])('refuse %j', async (idempotency, problem) => {
    expect(await problemsOf(checked({ sources, idempotency }))).toEqual([`configuration: ${problem}`]);
  });
});
