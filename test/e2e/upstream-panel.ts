/** The Upstream panel of GraphiQL, as a user finds it. */
import type { Locator, Page } from 'playwright-core';

export interface UpstreamPanel {
  readonly panel: Locator;
  readonly list: Locator;
  readonly rows: Locator;
  readonly details: Locator;
  /** What is marked in the operation editor. */
  readonly marks: Locator;
  readonly traceSwitch: Locator;
}

export async function openUpstream(page: Page): Promise<UpstreamPanel> {
  await page.getByRole('button', { name: 'Show Upstream' }).click();
  const panel = page.getByRole('region', { name: 'Upstream calls' });
  await panel.waitFor();
  const list = panel.getByRole('listbox', { name: 'Calls' });
  return {
    panel,
    list,
    rows: list.getByRole('option'),
    details: panel.getByRole('region', { name: 'Selected call' }),
    marks: page.locator('.upstream-wanted'),
    traceSwitch: panel.getByRole('switch', { name: 'Trace runs' }),
  };
}

export async function openTab(page: Page, name: string): Promise<void> {
  await page.getByRole('tab', { name }).click();
  await page.getByRole('region', { name: 'Operation Editor' }).getByText(`query ${name}`).waitFor();
}

export async function run(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Execute query/ }).click();
}
