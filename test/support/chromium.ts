/** Finds and starts the Chromium of the browser tests. playwright-core brings no browser of its own. */
import { existsSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { chromium } from 'playwright-core';

const known = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The browser named by `CHROMIUM_PATH`, else the first one in a usual place, else null. */
export function findChromium(): string | null {
  const named = process.env['CHROMIUM_PATH'];
  return [...(named ? [named] : []), ...known].find((path) => existsSync(path)) ?? null;
}

export const chromiumIsMissing =
  'The browser tests need Chromium. Install the Debian package "chromium" (apt-get install chromium), ' +
  'or set CHROMIUM_PATH to a Chromium or Chrome that is already there.';

/** A headless browser with a fresh profile; throws, naming the package, when there is none on this machine. */
export async function launchChromium(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error(chromiumIsMissing);
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox', // root, as in most containers, cannot have Chromium's sandbox
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      // The browser's own calls home: updates, sync, field trials.
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
