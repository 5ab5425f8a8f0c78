import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Check } from '../../src/doctor/check.ts';
import { examine } from '../../src/doctor/doctor.ts';
import { vendors } from '../../src/vendors.ts';

const apis = vendors.flatMap((vendor) => vendor.apis);

export interface Examining {
  readonly cwd: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly live?: boolean;
}

/** What the doctor says of the orgraph.yaml in a folder. */
export async function checksOf({ cwd, env = {}, live = false }: Examining): Promise<readonly Check[]> {
  const startSimulators = () => Promise.reject(new Error('there is a configuration'));
  const options = { env: { PORT: '0', ...env }, cwd, apis, live, startSimulators };
  const checks: Check[] = [];
  for await (const check of examine(options)) checks.push(check);
  return checks;
}

/** Writes orgraph.yaml; JSON is YAML. */
export async function configure(folder: string, configuration: unknown): Promise<void> {
  await writeFile(join(folder, 'orgraph.yaml'), JSON.stringify(configuration));
}

export async function writeSecret(
  folder: string,
  name: string,
  content: string,
  mode = 0o600,
): Promise<void> {
  await writeFile(join(folder, name), content);
  await chmod(join(folder, name), mode);
}

/** Everything that credentials hold but their kind. */
export function secretsIn(sources: readonly { readonly auth: object }[]): readonly string[] {
  return sources.flatMap(({ auth }) =>
    Object.entries(auth)
      .filter(([key]) => key !== 'type' && key !== 'tokenUrl')
      .map(([, value]) => String(value)),
  );
}
