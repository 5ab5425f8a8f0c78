import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './dockerfile.ts';

export const exampleText = readFileSync(join(root, 'deploy/config/orgraph.yaml'), 'utf8');

/** The secrets that the example names, as files below `/run/secrets`. */
export function secretNames(): readonly string[] {
  return [...exampleText.matchAll(/file:\/run\/secrets\/([\w-]+)/g)].map(([, name = '']) => name);
}

/** Writes the example into a folder, with secrets of its own beside it and its state in `state`; gives its path. */
export async function exampleConfiguration(folder: string, state: string, redisUrl: string): Promise<string> {
  const secrets = join(folder, 'secrets');
  mkdirSync(secrets, { recursive: true });
  // 64 hexadecimal digits do for each other one, also for a hash.
  for (const name of secretNames())
    writeFileSync(
      join(secrets, name),
      `${name === 'redis-url' ? redisUrl : randomBytes(32).toString('hex')}\n`,
    );
  const file = join(folder, 'orgraph.yaml');
  const text = exampleText.replaceAll('/run/secrets', secrets).replaceAll('/var/lib/orgraph', state);
  writeFileSync(file, text);
  return file;
}
