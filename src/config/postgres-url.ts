import { z } from 'zod';
import type { PostgresAddress } from '../storage/postgres/address.ts';
import { isLoopback } from './environment-proxy.ts';

/** What a URL says; `encrypted` is what it demands by its `sslmode`, null: nothing. */
export type PostgresUrl = Omit<PostgresAddress, 'tls'> & { readonly encrypted: boolean };

const rule =
  'must be a postgres:// URL of a database: user, perhaps password, host, perhaps port, and a name ' +
  '("postgres://user:password@host:5432/name")';
const plain = /^postgres(?:ql)?:\/\/[^/\\\s?#]+\/[^/\\\s?#]+(?:\?[^\\\s#]*)?$/i;
const usualPort = 5432;

/** May hold a password, so no message quotes it. */
export const postgresUrl = z.string().transform((text, context): PostgresUrl => {
  const url = plain.test(text) ? URL.parse(text) : null;
  const parts = url && decoded([url.username, url.password, url.hostname, url.pathname.slice(1)]);
  if (!url || !parts || parts.host === '' || parts.user === '') return refuse(context, rule);
  const { sslmode, options, ...others } = Object.fromEntries(url.searchParams);
  if (Object.keys(others).length > 0) {
    return refuse(context, 'may have the parameters sslmode and options, and no others');
  }
  if (sslmode !== undefined && sslmode !== 'disable' && sslmode !== 'verify-full') {
    return refuse(
      context,
      'must have sslmode=verify-full, which is usual for other machines, or sslmode=disable',
    );
  }
  return {
    ...parts,
    port: url.port === '' ? usualPort : Number(url.port),
    options: options ?? null,
    encrypted: sslmode === undefined ? !isLoopback(url.hostname) : sslmode !== 'disable',
  };
});

function refuse(context: z.core.$RefinementCtx, why: string): never {
  context.addIssue(why);
  return z.NEVER;
}

type Parts = Pick<PostgresUrl, 'user' | 'password' | 'host' | 'database'>;

/** Null: something is not encoded as it should be. */
function decoded(written: readonly [string, string, string, string]): Parts | null {
  try {
    const [user = '', password = '', host = '', database = ''] = written.map(decodeURIComponent);
    return {
      user,
      password: password === '' ? null : password,
      host: host.replace(/^\[(.*)\]$/, '$1'),
      database,
    };
  } catch {
    return null;
  }
}
