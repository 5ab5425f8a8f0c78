import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { checkConfiguration } from '../../src/config/check-configuration.ts';
import { ConfigurationError } from '../../src/config/configuration.ts';
import type { Configuration } from '../../src/config/configuration.ts';
import type { ApiSettings } from '../../src/datasources/shared/api.ts';

/** Two made-up APIs: one with two ways to sign in, one with a message of its own that repeats what it was given. */
export const apis: readonly ApiSettings[] = [
  {
    id: 'acme-v1',
    defaultBaseUrl: 'https://api.acme.example',
    auth: z.discriminatedUnion('type', [
      z.strictObject({ type: z.literal('api-key'), key: z.string().min(1) }),
      z.strictObject({ type: z.literal('basic'), username: z.string().min(1), password: z.string().min(1) }),
    ]),
  },
  {
    id: 'globex-v2',
    defaultBaseUrl: 'http://localhost:8082/',
    auth: z.strictObject({
      token: z.string().refine((text) => text.startsWith('gx'), {
        error: ({ input }) => `must start with gx, unlike ${String(input)}`,
      }),
    }),
  },
];

export const acme = { name: 'acme', api: 'acme-v1', auth: { type: 'api-key', key: 'k' } };

export function checked(value: unknown, env: NodeJS.ProcessEnv = {}, cwd = '/'): Promise<Configuration> {
  return checkConfiguration(value, { env, cwd, apis });
}

/** The one source of a configuration with these options. */
export async function source(options: object, env: NodeJS.ProcessEnv = {}, cwd = '/') {
  const configuration = await checked({ sources: [{ ...acme, ...options }] }, env, cwd);
  const [only] = configuration.sources;
  if (!only) throw new Error('no source came out');
  return only;
}

/** The problems of what must be refused. */
export async function problemsOf(loading: Promise<unknown>): Promise<readonly string[]> {
  const outcome: unknown = await loading.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (outcome instanceof ConfigurationError) return outcome.problems;
  throw new Error('expected a ConfigurationError', { cause: outcome });
}

export async function inFolder(
  files: Readonly<Record<string, string | Buffer>>,
  use: (folder: string) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'orgraph-config-'));
  try {
    for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
    await use(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}
