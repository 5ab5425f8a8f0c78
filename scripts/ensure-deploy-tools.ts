/**
 * Before `check:deploy`: makes sure that the programs are there that read what is in `deploy/`. Installs Debian's where
 * that is allowed (root with apt-get) and `CI` is set: elsewhere an installed nginx or Prometheus would start.
 */
import { spawnSync } from 'node:child_process';
import { install, mayInstall } from './debian-packages.ts';

/** Debian's packages by their programs. */
const packages: Readonly<Record<string, string>> = {
  'docker-compose': 'docker-compose',
  kubectl: 'kubernetes-client',
  nginx: 'nginx-light',
  promtool: 'prometheus',
};

function missing(): readonly string[] {
  return Object.keys(packages).filter((program) => {
    const { error } = spawnSync(program, ['--help'], { stdio: 'ignore' });
    return error !== undefined && 'code' in error && error.code === 'ENOENT';
  });
}

const named = (programs: readonly string[]): readonly string[] => programs.map((one) => packages[one] ?? one);

if (missing().length > 0 && process.env['CI'] && mayInstall()) install(named(missing()));
const stillMissing = missing();
if (stillMissing.length > 0) {
  console.error(
    `The checks of deploy/ need ${stillMissing.join(', ')}: Debian's packages ${named(stillMissing).join(', ')}.`,
  );
  process.exitCode = 1;
}
