/** What a caller may be allowed to do; docs/security.md says what each is for. */
export const scopes = [
  'organizations:read',
  'organizations:write',
  'members:read',
  'members:write',
  'credentials:read',
  'credentials:write',
  'files:read',
  'files:write',
  'sources:read',
  'metrics:read',
  'supergraph',
  'admin',
] as const;

export type Scope = (typeof scopes)[number];

/**
 * How a caller is known: by a key, or by a token; `ANONYMOUS` ones send neither, `LOCAL` ones are on this machine in
 * protected mode, and `ANYBODY` asks the sandbox.
 */
export type CallerKind = 'API_KEY' | 'JWT' | 'ANONYMOUS' | 'LOCAL' | 'ANYBODY';

/** Who asks, and what they may. A plain object: it is part of the context. */
export interface Caller {
  /** Different for different callers; safe to log. */
  readonly name: string;
  readonly kind: CallerKind;
  /** False for callers who need not prove who they are; then the name is that of all such callers. */
  readonly authenticated: boolean;
  readonly scopes: readonly Scope[];
  /** Names of the sources that exist for this caller; null: all of them. */
  readonly sources: readonly string[] | null;
}

/** Sets of scopes: whoever holds all of any one of them may. An empty set is for every caller that is let in. */
export type Requirement = readonly (readonly Scope[])[];

export function isScope(text: unknown): text is Scope {
  return scopes.some((scope) => scope === text);
}

export function mayDo({ scopes: held }: Pick<Caller, 'scopes'>, requirement: Requirement): boolean {
  return held.includes('admin') || requirement.some((all) => all.every((scope) => held.includes(scope)));
}

/** Whether a source exists for a caller. A name that a source once had counts as its name. */
export function maySee(
  { sources }: Pick<Caller, 'sources'>,
  { name, previousNames }: { readonly name: string; readonly previousNames: readonly string[] },
): boolean {
  return sources === null || [name, ...previousNames].some((known) => sources.includes(known));
}
