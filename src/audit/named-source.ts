import { decodeGlobalId } from '../core/ids.ts';

/** The sources that exist for a caller. */
export interface KnownSources {
  find(name: string): { readonly identity: { readonly name: string } } | undefined;
}

/**
 * Name of the source that a mutation is about, by the convention that all of them keep: `input.source` names it, or
 * `input.organizationId` is an id of it. Null where it names none that the caller knows.
 */
export function namedSource(args: Readonly<Record<string, unknown>>, sources: KnownSources): string | null {
  const { source, organizationId } = (args['input'] ?? {}) as Readonly<Record<string, unknown>>;
  const name = typeof source === 'string' ? source : sourceOfId(organizationId);
  return (name === null ? undefined : sources.find(name))?.identity.name ?? null;
}

function sourceOfId(id: unknown): string | null {
  if (typeof id !== 'string') return null;
  try {
    return decodeGlobalId(id).source;
  } catch {
    return null;
  }
}
