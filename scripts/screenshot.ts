/** Writes the pictures of GraphiQL in docs/images: the real server on its sandbox, in a real browser. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../test/support/chromium.ts';
import { openTab, openUpstream, run } from '../test/e2e/upstream-panel.ts';
import { startOrgraph } from '../test/support/orgraph-process.ts';

const images = fileURLToPath(new URL('../docs/images', import.meta.url));

async function capture(
  browser: Browser,
  origin: string,
  colorScheme: 'light' | 'dark',
  file: string,
): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, colorScheme });
  await page.goto(`${origin}/graphiql`);
  await page.getByRole('button', { name: 'Show Examples' }).click();
  await page.getByText('query EverythingAtOnce').click();
  await page.keyboard.press('Control+Enter');
  await page.locator('.graphiql-response').getByText('"organizations"').waitFor();
  // The schema arrives on its own; until then the reload button turns.
  await page.locator('button[aria-label="Re-fetch GraphQL schema (Shift-Ctrl-R)"]:enabled').waitFor();
  // Away from the editor, so that no cursor blinks in the picture.
  await page.getByRole('heading', { name: 'Examples' }).click();
  await page.screenshot({ path: join(images, file), animations: 'disabled', caret: 'hide' });
  await page.close();
}

/** After the others, so that what they opened connections for takes its usual time. */
async function captureUpstream(browser: Browser, origin: string): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(`${origin}/graphiql`);
  await page.locator('button[aria-label="Re-fetch GraphQL schema (Shift-Ctrl-R)"]:enabled').waitFor();
  const { rows, panel, details, traceSwitch } = await openUpstream(page);
  // Wider, as somebody would draw it who looks at calls.
  await page.locator('.graphiql-horizontal-drag-bar').first().hover();
  await page.mouse.down();
  await page.mouse.move(560, 450);
  await page.mouse.up();
  await traceSwitch.click();
  await openTab(page, 'VendorParts');
  await run(page);
  await rows.filter({ hasText: 'getMembers' }).click();
  await details.getByRole('heading').click();
  await panel.getByText(/^Response: 200 in/).waitFor();
  await page.screenshot({ path: join(images, 'upstream.png'), animations: 'disabled', caret: 'hide' });
  await page.close();
}

mkdirSync(images, { recursive: true });
const [orgraph, browser] = await Promise.all([startOrgraph(), launchChromium()]);
try {
  await capture(browser, orgraph.origin, 'light', 'graphiql.png');
  await capture(browser, orgraph.origin, 'dark', 'graphiql-dark.png');
  await captureUpstream(browser, orgraph.origin);
} finally {
  await browser.close();
  await orgraph.stop();
}
