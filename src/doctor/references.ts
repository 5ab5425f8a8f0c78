import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { ExaminedConfiguration } from '../config/check-configuration.ts';
import { errorCode } from '../config/error-code.ts';
import { isFilledIn } from '../config/interpolation.ts';
import { isUnderAuth, valueAt, writePath, type Path } from '../config/problem.ts';
import type { Check } from './check.ts';

/** The variables that a configuration names, by whether they are set. */
export function variableChecks(
  { variables }: Pick<ExaminedConfiguration, 'variables'>,
  env: NodeJS.ProcessEnv,
): readonly Check[] {
  const byName = Map.groupBy(variables, ({ name }) => name);
  return [...byName].map(([name, uses]): Check => {
    const state = env[name] === undefined ? 'not set' : env[name] === '' ? 'set, but empty' : 'set';
    const paths = uses.map(({ path }) => writePath(path));
    return {
      about: 'variable',
      name,
      status: ({ 'not set': 'problem', 'set, but empty': 'warning', set: 'ok' } as const)[state],
      text: `is ${state} (for ${listed(paths)})`,
      details: { set: state === 'set', usedFor: paths },
    };
  });
}

/** The files that values of a configuration stand in, and those with secrets that it names by their paths. */
export async function fileChecks(
  { value, files }: Pick<ExaminedConfiguration, 'value' | 'files'>,
  { written, folder, cwd }: Places,
): Promise<readonly Check[]> {
  const checks: Check[] = [];
  for (const { reference, file, problem } of files) {
    const about = { name: reference.written, path: reference.path };
    checks.push(problem === null ? await fileCheck(about, file) : unusable(about, problem));
  }
  for (const { path, file } of secretFiles(value)) {
    const start = path.at(-1) === 'subjectTokenFile' ? cwd : folder;
    const text = valueAt(written, path);
    const about = { name: String(text), path, mayBeSecret: !isFilledIn(text) };
    checks.push(await fileCheck(about, resolve(start, file)));
  }
  return checks;
}

interface Places {
  /** The configuration as it was written. */
  readonly written: unknown;
  /** Where most relative paths start. */
  readonly folder: string;
  readonly cwd: string;
}

interface About {
  /** The path as it is written. */
  readonly name: string;
  readonly path: Path;
  /** It may be a key or token that was meant to be a path: shown only where there is such a file. */
  readonly mayBeSecret?: boolean;
}

async function fileCheck(about: About, file: string): Promise<Check> {
  try {
    const { mode } = await stat(file);
    const { name, path } = about;
    const use = `(for ${writePath(path)})`;
    const permissions = `0${(mode & 0o777).toString(8)}`;
    const details = { usedFor: [writePath(path)], mode: permissions };
    // Windows has no such bits, and Node makes them up.
    if (process.platform !== 'win32' && (mode & 0o066) !== 0 && isSecret(path)) {
      return {
        about: 'file',
        name,
        status: 'warning',
        text: `may be read or written by others on this machine, mode ${permissions} ${use}`,
        advice: 'chmod 600, unless it is mounted where there are no others, as in a container',
        details,
      };
    }
    return { about: 'file', name, status: 'ok', text: `can be read, mode ${permissions} ${use}`, details };
  } catch (error) {
    return unusable(about, `cannot be read (${errorCode(error)})`);
  }
}

function unusable({ name, path, mayBeSecret = false }: About, problem: string): Check {
  const use = writePath(path);
  const said = mayBeSecret
    ? { name: use, text: `names a file that ${problem}` }
    : { name, text: `${problem} (for ${use})` };
  return { about: 'file', ...said, status: 'problem', details: { usedFor: [use] } };
}

/** Credentials of vendors, and what proves who we are to them. */
function isSecret(path: Path): boolean {
  return isUnderAuth(path) || path.includes('proxy') || path.at(-1) === 'key';
}

interface SecretFile {
  readonly path: Path;
  readonly file: string;
}

/** What is named by its path, without `file:`. */
function secretFiles(root: unknown): readonly SecretFile[] {
  const sources = valueAt(root, ['sources']);
  const count = Array.isArray(sources) ? sources.length : 0;
  const places: readonly Path[] = [
    ['defaults'],
    ...Array.from({ length: count }, (_, index) => ['sources', index]),
  ];
  return places
    .flatMap((place) => [
      [...place, 'tls', 'key'],
      [...place, 'auth', 'subjectTokenFile'],
    ])
    .flatMap((path) => {
      const file = valueAt(root, path);
      return typeof file === 'string' && !file.includes('-----BEGIN ') ? [{ path, file }] : [];
    });
}

const mostListed = 3;

function listed(paths: readonly string[]): string {
  const rest = paths.length - mostListed;
  return paths.slice(0, mostListed).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}
