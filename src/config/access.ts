import type { AccessSettings, JwtKeys } from '../security/access-settings.ts';
import { accessSchema, type Auth } from './access-schema.ts';
import { isInsecure, mustBeEncrypted } from './insecure.ts';
import { valueAt, type Path, type Problem } from './problem.ts';
import { check, type Checked } from './schema-problems.ts';

export interface AccessContext {
  /** Nobody's data are behind it: everybody may do everything. */
  readonly sandbox: boolean;
  readonly folder: string;
  /** The configuration as it was written, variables not yet in place. */
  readonly written: unknown;
  readonly proxyOf: (url: string) => string | null;
}

/** Who may call orgraph, by `auth` of the whole configuration, variables in place. */
export async function checkAccess(root: unknown, context: AccessContext): Promise<Checked<AccessSettings>> {
  const value = valueAt(root, ['auth']);
  if (value === undefined) return { data: { mode: context.sandbox ? 'open' : 'loopback' } };
  const part = { path: ['auth'], value, written: context.written };
  const checked = await check<Auth>(accessSchema(context.folder), part);
  const problems = [
    ...('problems' in checked ? checked.problems : []),
    ...repeatedKeys(value),
    ...unknownSources(root, context.written),
    ...insecureKeys(value),
  ];
  if ('problems' in checked || problems.length > 0) return { problems };
  return { data: settingsOf(checked.data, context) };
}

function settingsOf({ apiKeys = [], jwt, anonymous }: Auth, { proxyOf }: AccessContext): AccessSettings {
  return {
    mode: 'configured',
    credentials: {
      apiKeys: apiKeys.map((key) => ({ ...key, sources: key.sources ?? null })),
      jwt: jwt
        ? {
            issuer: jwt.issuer,
            audience: jwt.audience,
            algorithms: jwt.algorithms,
            scopesClaim: jwt.scopesClaim,
            sourcesClaim: jwt.sourcesClaim ?? null,
            keys: keysOf(jwt, proxyOf),
          }
        : null,
      anonymous: anonymous ?? null,
    },
  };
}

function keysOf(
  { jwksUri = '', publicKeyFile }: NonNullable<Auth['jwt']>,
  proxyOf: AccessContext['proxyOf'],
): JwtKeys {
  return publicKeyFile ? { publicKey: publicKeyFile } : { jwksUri, proxy: proxyOf(jwksUri) };
}

/** A name says in the log who it was, and a key belongs to one caller. */
function repeatedKeys(auth: unknown): readonly Problem[] {
  const keys = listAt(auth, ['apiKeys']);
  return ['name', 'sha256'].flatMap((member) => {
    const first = new Map<unknown, number>();
    return keys.flatMap((key, index): readonly Problem[] => {
      const value = valueAt(key, [member]);
      const other = first.get(value);
      if (other === undefined) first.set(value, index);
      if (typeof value !== 'string' || other === undefined) return [];
      const text = `must be unique, but it is also the ${member} of auth.apiKeys[${other}]`;
      return [{ path: ['auth', 'apiKeys', index, member], text }];
    });
  });
}

function unknownSources(root: unknown, written: unknown): readonly Problem[] {
  const sources = listAt(root, ['sources']);
  const known = sources.flatMap((source) => [
    valueAt(source, ['name']),
    ...listAt(source, ['previousNames']),
  ]);
  return listAt(root, ['auth', 'apiKeys']).flatMap((key, index) =>
    listAt(key, ['sources']).flatMap((name, position): readonly Problem[] => {
      if (typeof name !== 'string' || name === '' || known.includes(name)) return [];
      // As they are written: a name may come from a variable, and what that holds is not shown.
      const names = listAt(written, ['sources'])
        .map((source) => valueAt(source, ['name']))
        .filter((known) => typeof known === 'string');
      const path = ['auth', 'apiKeys', index, 'sources', position];
      return [{ path, text: `must be the name of a source: ${names.join(', ')}` }];
    }),
  );
}

function insecureKeys(auth: unknown): readonly Problem[] {
  const uri = valueAt(auth, ['jwt', 'jwksUri']);
  if (!isInsecure(uri) || valueAt(auth, ['jwt', 'allowInsecure']) === true) return [];
  return [{ path: ['auth', 'jwt', 'jwksUri'], text: mustBeEncrypted }];
}

function listAt(data: unknown, path: Path): readonly unknown[] {
  const value = valueAt(data, path);
  return Array.isArray(value) ? value : [];
}
