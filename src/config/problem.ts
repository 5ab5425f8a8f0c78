export type Path = readonly PropertyKey[];

/** Something wrong with the value at a path. `text` goes on where the path ends: `must be …`, `is missing`. */
export interface Problem {
  readonly path: Path;
  readonly text: string;
}

/** Where a value stands in the file it was read from; lines and columns start at 1. */
export type Locate = (path: Path) => { readonly line: number; readonly column: number } | undefined;

/** What problems call the file, and how they find their place in it. */
export interface Origin {
  readonly label: string;
  readonly locate: Locate;
}

/** `orgraph.yaml: sources[1].auth.key: must not be empty (line 9, column 13)` */
export function writeProblem({ path, text }: Problem, { label, locate }: Origin): string {
  const where = path.length === 0 ? label : `${label}: ${writePath(path)}`;
  const place = locate(path);
  return `${where}: ${text}${place ? ` (line ${place.line}, column ${place.column})` : ''}`;
}

/** `sources[1].auth.key`; what may be a secret in place of a key is not shown. */
export function writePath(path: Path): string {
  const written = path.map((segment, index) => {
    if (typeof segment === 'number') return `[${segment}]`;
    const name = mayShowKey(String(segment), path.slice(0, index)) ? String(segment) : '(a key not shown)';
    return index === 0 ? name : `.${name}`;
  });
  return written.join('');
}

/**
 * A key is the file's author's text like any other: `auth: { hunter2 }` is a mapping with the password as its key.
 * Where secrets are, only plain words are shown.
 */
export function mayShowKey(key: string, parent: Path): boolean {
  if (isUnderAuth(parent)) return key === 'sha256' || /^[a-z][a-z_-]{0,31}$/i.test(key);
  return /^[\w$-][\w.$-]{0,39}$/.test(key);
}

/** Keys of the whole file in which secrets are. */
const withSecrets: ReadonlySet<PropertyKey> = new Set(['audit', 'files', 'redis']);

/** True for `sources[n].auth`, for `auth` and all else of the whole that has secrets, and for everything in them. */
export function isUnderAuth(path: Path): boolean {
  return path.includes('auth') || (path[0] !== undefined && withSecrets.has(path[0]));
}

export function startsWith(path: Path, head: Path): boolean {
  return head.every((segment, index) => String(path[index]) === String(segment));
}

/** The value at a path of plain data; undefined where there is none. */
export function valueAt(data: unknown, path: Path): unknown {
  let value = data;
  for (const segment of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, segment)) return undefined;
    value = Reflect.get(value, segment);
  }
  return value;
}
