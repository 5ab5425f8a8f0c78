/** Before the tests: makes sure that there is a Chromium, installing Debian's where that is allowed (root with apt-get). */
import { chromiumIsMissing, findChromium } from '../test/support/chromium.ts';
import { install, mayInstall } from './debian-packages.ts';

if (findChromium() === null && mayInstall()) {
  console.error('The browser tests need Chromium: installing the Debian package "chromium", once …');
  install(['chromium']);
}
if (findChromium() === null) {
  console.error(chromiumIsMissing);
  process.exitCode = 1;
}
