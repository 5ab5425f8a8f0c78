/**
 * How answers of a vendor differ from its contract: a member that must be there is `missing`; a `type` or a word of an
 * `enum` is another; a `status` or a member is `new`; a member that need not be there is `absent` from all answers.
 */
export type DifferenceKind = 'missing' | 'type' | 'enum' | 'status' | 'new' | 'absent';

export interface Difference {
  readonly kind: DifferenceKind;
  /** `data[].clusters[].id`; '' is the whole body, `*` any member. */
  readonly path: string;
  /** Names of types, or a status. */
  readonly expected?: string;
  readonly found?: string;
}

/** A difference of one of a source's calls. */
export interface Drift extends Difference {
  readonly operationId: string;
  /** Fields of the graph that are made of it: `TileDBOrganization.role`. */
  readonly fields: readonly string[];
}

/** What breaks, or may break, what is read today. */
const breaking: ReadonlySet<DifferenceKind> = new Set<DifferenceKind>(['missing', 'type', 'enum', 'status']);

export function isBreaking({ kind }: Pick<Difference, 'kind'>): boolean {
  return breaking.has(kind);
}

/** The name that JSON Schema has for its type. */
export function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'bigint') return 'integer';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value;
}
