import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { inspectDatabase } from '../../../src/storage/postgres/inspect.ts';
import { selfSigned } from '../../http/certificates.ts';
import { startPostgres, type PostgresServer } from '../../support/postgres-server.ts';
import { addressOf } from './opening.ts';

const { cert, key } = selfSigned('orgraph-test');
let server: PostgresServer;
beforeAll(async () => {
  const files = { 'cert.pem': cert, 'key.pem': key };
  server = await startPostgres(['ssl=on', 'ssl_cert_file=%/cert.pem', 'ssl_key_file=%/key.pem'], files);
});
afterAll(() => server.stop());

const inspect = (tls: { readonly ca?: string }, host = '127.0.0.1') =>
  inspectDatabase(addressOf({ server, name: 'postgres' }, { tls, host }));

it('trusts a server whose certificate is signed by whom the configuration names, and is for its host', async () => {
  expect(await inspect({ ca: cert })).toMatchObject({ tables: 'can be made' });
  await expect(inspect({})).rejects.toThrow(/^cannot be spoken to by TLS \(\w*SELF_SIGNED\w*\)$/);
  await expect(inspect({ ca: cert }, 'localhost')).rejects.toThrow(
    'cannot be spoken to by TLS (ERR_TLS_CERT_ALTNAME_INVALID)',
  );
});
