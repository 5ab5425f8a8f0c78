/**
 * Builds the bundled GraphiQL into graphiql/dist. `npm ci` runs it (as `prepare`), so it does nothing when the bundle
 * is newer than all it is made of, and where the build tools are not installed it says so and succeeds.
 */
import { globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const project = fileURLToPath(new URL('..', import.meta.url));
const bundle = join(project, 'graphiql/dist');

function changedAt(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function isUpToDate(): boolean {
  const sources = globSync('graphiql/{*.*,src/**,tabs/**}', { cwd: project });
  const inputs = [...sources, 'package-lock.json', 'scripts/build-graphiql.ts'];
  return inputs.every((input) => changedAt(join(project, input)) < changedAt(join(bundle, 'index.html')));
}

function hasBuildTools(): boolean {
  try {
    import.meta.resolve('vite');
    return true;
  } catch {
    return false;
  }
}

/** gzip and not Brotli: browsers ask for Brotli over HTTPS only. */
function compress(): void {
  for (const file of globSync('assets/*.{js,css,svg,ttf}', { cwd: bundle })) {
    const path = join(bundle, file);
    writeFileSync(`${path}.gz`, gzipSync(readFileSync(path)));
  }
}

async function build(): Promise<void> {
  const started = performance.now();
  const vite = await import('vite');
  await vite.build({ configFile: join(project, 'graphiql/vite.config.ts'), logLevel: 'warn' });
  compress();
  console.log(`graphiql: built graphiql/dist in ${((performance.now() - started) / 1000).toFixed(1)} s`);
}

if (isUpToDate()) {
  console.log('graphiql: graphiql/dist is up to date');
} else if (hasBuildTools()) {
  await build();
} else {
  console.log(
    'graphiql: not built, since Vite is a development dependency and not installed; /graphiql will say how',
  );
}
