/**
 * Before the tests: makes sure that the programs are there which they start, installing Debian's where that is allowed
 * (root with apt-get). No server that is installed so is started.
 */
import { testPrograms, type TestProgram } from '../test/support/test-programs.ts';
import { install, mayInstall } from './debian-packages.ts';

const missing = (): readonly TestProgram[] => testPrograms.filter(({ find }) => find() === null);

function packagesOf(programs: readonly TestProgram[]): readonly string[] {
  return programs.map(({ debianPackage }) => debianPackage);
}

const wanted = missing();
if (wanted.length > 0 && mayInstall()) {
  console.error(`The tests need Debian's ${packagesOf(wanted).join(', ')}: installing, once …`);
  install(packagesOf(wanted));
}
const stillMissing = missing();
for (const { name, debianPackage, variable } of stillMissing) {
  const elsewhere = variable === null ? 'put it into PATH' : `set ${variable} to one that is already there`;
  console.error(
    `The tests need ${name}: install the Debian package "${debianPackage}" (apt-get install ${debianPackage}), or ${elsewhere}.`,
  );
}
if (stillMissing.length > 0) process.exitCode = 1;
