import type { ApiSettings } from '../datasources/shared/api.ts';
import { cacheOf } from './cache-settings.ts';
import type { SourceConfiguration } from './configuration.ts';
import { defaultsSchema, sourceSchema } from './file-schema.ts';
import type { Defaults, Source } from './file-schema.ts';
import { insecureAddresses } from './insecure.ts';
import { valueAt } from './problem.ts';
import type { Problem } from './problem.ts';
import { rootSchema } from './root-schema.ts';
import { check } from './schema-problems.ts';
import type { Checked } from './schema-problems.ts';
import { contradictions, mergedTimeouts, outlasting, transportOf } from './transport.ts';
import { repeatedNames } from './unique-names.ts';

export interface Context {
  readonly apis: readonly ApiSettings[];
  /** Where relative paths start. */
  readonly folder: string;
  /** The configuration as it was written, variables not yet in place. */
  readonly written: unknown;
  readonly proxyOf: (baseUrl: string) => string | null;
}

export interface CheckedSources {
  /** Those that are right, whatever is wrong with others. */
  readonly sources: readonly SourceConfiguration[];
  readonly problems: readonly Problem[];
}

/** `root` is the whole configuration, variables in place. */
export async function checkSources(root: unknown, context: Context): Promise<CheckedSources> {
  const shape = await check(rootSchema, { path: [], value: root, written: context.written });
  const listed = valueAt(root, ['sources']);
  const given: readonly unknown[] = Array.isArray(listed) ? listed : [];
  const defaults = await checkDefaults(valueAt(root, ['defaults']) ?? {}, context);
  const checked = await Promise.all(
    given.map((source, index) =>
      checkSource(source, index, 'data' in defaults ? defaults.data : undefined, context),
    ),
  );
  return {
    // Options that are not known may be what keeps a source from asking the wrong way.
    sources: 'data' in defaults ? checked.flatMap((source) => ('data' in source ? [source.data] : [])) : [],
    problems: [shape, defaults, ...checked, { problems: repeatedNames(given) }].flatMap((part) =>
      'problems' in part ? part.problems : [],
    ),
  };
}

async function checkDefaults(value: unknown, { folder, written }: Context): Promise<Checked<Defaults>> {
  const checked = await check(defaultsSchema(folder), { path: ['defaults'], value, written });
  if ('problems' in checked) return checked;
  const problems = outlasting(checked.data, mergedTimeouts({}, checked.data).total, ['defaults']);
  return problems.length > 0 ? { problems } : checked;
}

/** Without `defaults` (they have problems of their own) only what stands in the source itself is checked. */
async function checkSource(
  value: unknown,
  index: number,
  defaults: Defaults | undefined,
  { apis, folder, written, proxyOf }: Context,
): Promise<Checked<SourceConfiguration>> {
  const path = ['sources', index];
  const ids = apis.map(({ id }) => id);
  const source = await check<Source>(sourceSchema(folder, ids), { path, value, written });
  const api = apis.find(({ id }) => id === valueAt(value, ['api']));
  const auth =
    api && (await check(api.auth, { path: [...path, 'auth'], value: valueAt(value, ['auth']), written }));

  const problems = [source, auth].flatMap((part) => (part && 'problems' in part ? part.problems : []));
  if ('data' in source && defaults) problems.push(...contradictions(source.data, defaults, path));
  if (problems.length > 0 || 'problems' in source || !auth || 'problems' in auth) return { problems };
  const { name, previousNames = [], baseUrl = api.defaultBaseUrl, allowInsecure = false } = source.data;
  const insecure = allowInsecure ? [] : insecureAddresses(baseUrl, auth.data, path);
  if (insecure.length > 0) return { problems: insecure };
  const transport = transportOf(source.data, defaults ?? {}, baseUrl.replace(/(?<!\/)\/+$/, ''), proxyOf);
  const cache = cacheOf(source.data, defaults ?? {});
  return { data: { name, previousNames, api: api.id, auth: auth.data, transport, cache } };
}
