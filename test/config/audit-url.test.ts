import { describe, expect, it } from '@jest/globals';
import { certificate, privateKey } from './certificate.ts';
import { acme, checked, inFolder, problemsOf } from './support.ts';

const sources = [acme];
const local = {
  host: '127.0.0.1',
  port: 5432,
  user: 'ann',
  password: null,
  database: 'audit',
  options: null,
  tls: null,
};

const auditOf = async (url: string, more: object = {}) =>
  (await checked({ sources, audit: { url, ...more } })).audit;

describe('an audit log in PostgreSQL', () => {
  it.each([
    ['postgres://ann@127.0.0.1/audit', {}],
    [
      'postgresql://ann:p%40ss%2F%C3%BC@127.0.0.1:6543/a%20b',
      { password: 'p@ss/ü', port: 6543, database: 'a b' },
    ],
    ['postgres://ann@[::1]/audit', { host: '::1' }],
    ['postgres://ann@db.example/audit', { host: 'db.example', tls: {} }],
    ['postgres://ann@db.example/audit?sslmode=disable', { host: 'db.example' }],
    ['postgres://ann@localhost/audit?sslmode=verify-full', { host: 'localhost', tls: {} }],
    ['postgres://ann@127.0.0.1/audit?options=-c%20search_path%3Daudit', { options: '-c search_path=audit' }],
  ])('is at %s', async (url, expected) => {
    expect(await auditOf(url)).toEqual({ database: { ...local, ...expected }, key: null });
  });

  it('is sealed with a key, and trusts the certificates that are named', () =>
    inFolder({ 'ca.pem': certificate, 'key.pem': privateKey }, async (cwd) => {
      const key = 'k'.repeat(32);
      const audit = { url: '${URL}', key, tls: { ca: 'ca.pem', cert: 'ca.pem', key: 'key.pem' } };
      const checkedOne = await checked(
        { sources, audit },
        { URL: 'postgres://ann:pw@db.example/audit' },
        cwd,
      );
      expect(checkedOne.audit).toMatchObject({
        database: { password: 'pw', tls: { ca: certificate, cert: certificate, key: privateKey } },
        key,
      });
    }));

  it('is warned of without TLS on another machine, and without redis, which would have the idempotency keys', async () => {
    const warningsFor = async (url: string, more: object = {}) =>
      (await checked({ sources, audit: { url }, ...more })).warnings.filter((text) =>
        text.includes('audit.url'),
      );
    const keys = expect.stringContaining('and no "redis", so idempotency keys are kept in memory');
    const plain = 'audit.url: is without TLS: the password and all that is recorded travel unencrypted';
    expect(await warningsFor('postgres://ann@127.0.0.1/audit')).toEqual([keys]);
    expect(await warningsFor('postgres://ann@db.example/audit?sslmode=disable')).toEqual([plain, keys]);
    const redis = { url: 'redis://127.0.0.1' };
    expect(await warningsFor('postgres://ann@db.example/audit', { redis })).toEqual([]);
  });

  const form =
    'must be a postgres:// URL of a database: user, perhaps password, host, perhaps port, and a name ("postgres://user:password@host:5432/name")';
  it.each([
    [{ url: 'mysql://ann:Hunter2@host/audit' }, `audit.url: ${form}`],
    [{ url: 'postgres://ann:Hunter2@host' }, `audit.url: ${form}`],
    [{ url: 'postgres://host/audit' }, `audit.url: ${form}`],
    [{ url: 'postgres://ann:Hunter2%zz@host/audit' }, `audit.url: ${form}`],
    [
      { url: 'postgres://ann:Hunter2@host/audit?sslrootcert=x' },
      'audit.url: may have the parameters sslmode and options, and no others',
    ],
    [
      { url: 'postgres://ann:Hunter2@host/audit?sslmode=require' },
      'audit.url: must have sslmode=verify-full, which is usual for other machines, or sslmode=disable',
    ],
    [
      { url: 'postgres://ann@host/audit', file: 'a.sqlite' },
      'audit: has file and url, of which it needs one',
    ],
    [{ tls: {} }, 'audit: has tls, which only a url with TLS uses'],
    [{ url: 'postgres://ann@127.0.0.1/audit', tls: {} }, 'audit: has tls, which only a url with TLS uses'],
    [
      { url: 'postgres://ann@host/audit', tls: { cert: certificate } },
      'audit.tls: needs cert and key together',
    ],
  ])('is refused with %j, and no secret is quoted', async (audit, problem) => {
    expect(await problemsOf(checked({ sources, audit }))).toEqual([`configuration: ${problem}`]);
  });
});
