import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../support/chromium.ts';
import type { OrgraphProcess } from '../support/orgraph-process.ts';
import { startOrgraph } from '../support/orgraph-process.ts';
import { visit } from './browsing.ts';
import type { Visit } from './browsing.ts';
import { openTab, openUpstream, run } from './upstream-panel.ts';
import type { UpstreamPanel } from './upstream-panel.ts';

let orgraph: OrgraphProcess;
let browser: Browser;
let visited: Visit;
let page: Page;
let upstream: UpstreamPanel;

beforeAll(async () => {
  [orgraph, browser] = await Promise.all([startOrgraph(), launchChromium()]);
});
afterAll(async () => {
  await browser.close();
  await orgraph.stop();
});
beforeEach(async () => {
  visited = await visit(browser, orgraph.origin);
  page = visited.page;
  upstream = await openUpstream(page);
});
afterEach(async () => {
  await page.context().close();
  expect(visited.strangers).toEqual([]);
  expect(visited.complaints).toEqual([]);
});

describe('the Upstream panel', () => {
  it('asks for a trace only when it is switched on, and stays as it was for the next visit', async () => {
    const { panel, rows, traceSwitch } = upstream;
    await panel.getByText('Switch the trace on').waitFor();
    const [plain] = await Promise.all([page.waitForRequest('**/graphql'), run(page)]);
    expect(plain.headers()).not.toHaveProperty('x-orgraph-trace');
    await panel.getByText(/^Response: 200 in/).waitFor();
    expect(await rows.count()).toBe(0);

    await traceSwitch.click();
    await panel.getByText('The last run was not traced').waitFor();
    const [traced] = await Promise.all([page.waitForRequest('**/graphql'), run(page)]);
    expect(traced.headers()['x-orgraph-trace']).toBe('1');
    await rows.first().waitFor();

    await page.reload();
    await traceSwitch.waitFor();
    expect(await traceSwitch.isChecked()).toBe(true);
  });

  it('shows each call of a run, what they add up to, and the answer’s own headers', async () => {
    const { panel, rows, traceSwitch } = upstream;
    await traceSwitch.click();
    await openTab(page, 'VendorDetails');
    await run(page);
    await rows.filter({ hasText: 'tiledb' }).waitFor();
    expect(await rows.count()).toBe(3);
    expect(await rows.filter({ hasText: 'guardai' }).getAttribute('aria-label')).toMatch(
      /^guardai: GET getOrganizations, (200|kept, HIT .* s), .*at .*ms for .*ms$/,
    );
    expect(await panel.getByRole('list', { name: 'Legend' }).innerText()).toMatch(
      /GuardAI.*Rockset.*TileDB/s,
    );
    await panel.getByText('Saved by batching').waitFor();
    await panel.getByText(/^Response: 200 in/).click();
    await panel.getByRole('row', { name: /^content-type application\// }).waitFor();
  });

  it('keeps to each tab its own run', async () => {
    const { panel, rows, traceSwitch } = upstream;
    await traceSwitch.click();
    await run(page);
    await rows.first().waitFor();
    await openTab(page, 'ByNativeId');
    await panel.getByText('Run an operation').waitFor();
    expect(await rows.count()).toBe(0);
    await openTab(page, 'EverythingAtOnce');
    await rows.first().waitFor();
  });

  it('runs what the tab says, though it was opened this very moment', async () => {
    // One after the other without a pause, so that GraphiQL has not read the new text yet.
    const openAndRun = `[...document.querySelectorAll('.graphiql-tab-button')]
      .find((tab) => tab.textContent.includes('ByNativeId')).click();
      setTimeout(() => document.querySelector('.graphiql-execute-button').click());`;
    const [sent] = await Promise.all([page.waitForRequest('**/graphql'), page.evaluate(openAndRun)]);
    expect(sent.postDataJSON()).toMatchObject({
      query: expect.stringContaining('query ByNativeId'),
      operationName: 'ByNativeId',
    });
    await upstream.panel.getByText(/^Response: 200 in/).waitFor();
  });

  it('is used by keyboard: arrows walk, Enter selects and marks what wanted the call, Escape ends that', async () => {
    const { rows, details, marks, traceSwitch } = upstream;
    await openTab(page, 'VendorParts');
    await traceSwitch.focus();
    await page.keyboard.press('Space');
    await run(page);
    const members = rows.filter({ hasText: 'getMembers' });
    await members.waitFor();

    await rows.first().focus();
    await page.keyboard.press('End');
    expect(await focused()).toBe(await rows.last().getAttribute('aria-label'));
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowDown');
    expect(await focused()).toBe(await rows.nth(1).getAttribute('aria-label'));
    expect(await rows.and(page.locator('[tabindex="0"]')).count()).toBe(1);

    for (let row = await members.getAttribute('data-row'); (await focusedRow()) !== row;) {
      await page.keyboard.press('ArrowDown');
    }
    await page.keyboard.press('Enter');
    await details.getByText('/api/v1/organizations/{id}/members').first().waitFor();
    expect(await members.getAttribute('aria-selected')).toBe('true');
    expect(await marks.allInnerTexts()).toEqual(['members']);
    expect(await details.getByLabel('As curl').innerText()).toContain(
      `"$BASE_URL"'/api/v1/organizations/{id}/members'`,
    );

    await page.keyboard.press('Escape');
    await details.waitFor({ state: 'detached' });
    expect(await marks.count()).toBe(0);

    await page.keyboard.press('Enter');
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await details.getByRole('button', { name: 'Copy as curl' }).press('Enter');
    await details.getByText('Copied.').waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).toMatch(
      /^curl .*"Authorization: Bearer \$TOKEN"$/s,
    );
    await page.keyboard.press('Escape');
    await details.waitFor({ state: 'detached' });
    expect(await focusedRow()).toBe(await members.getAttribute('data-row'));
  });

  it('marks nothing in a query that has been changed since it ran', async () => {
    const { rows, details, marks, traceSwitch } = upstream;
    await traceSwitch.click();
    await run(page);
    await rows.first().click();
    await marks.first().waitFor();
    await page.getByText('query EverythingAtOnce').click();
    await page.keyboard.press('End');
    await page.keyboard.type(' ');
    await details.getByText('has been changed since').waitFor();
    expect(await marks.count()).toBe(0);
    await page.keyboard.press('Backspace');
    await marks.first().waitFor();
  });

  it('rehearses a fault in its own runs until it is ended, and says so while it is closed', async () => {
    const { panel, rows, traceSwitch } = upstream;
    await traceSwitch.click();
    await panel.getByText('Rehearse a fault').click();
    await panel.getByLabel('Source').selectOption('guardai');
    await panel.getByLabel('Fault').selectOption('fails with 503');
    await panel.getByRole('button', { name: 'Add' }).click();
    await openTab(page, 'VendorDetails');
    await run(page);
    await rows.filter({ hasText: '✕ 503' }).first().waitFor();
    await rows.filter({ hasText: 'retry 1' }).waitFor();

    await page.getByRole('button', { name: 'Hide Upstream' }).click();
    await page.getByRole('button', { name: 'End all rehearsed faults: guardai fails with 503' }).click();
    await page.getByRole('button', { name: 'Show Upstream' }).click();
    expect(await panel.getByRole('list', { name: 'Rehearsed faults' }).count()).toBe(0);
    const [next] = await Promise.all([page.waitForRequest('**/graphql'), run(page)]);
    expect(next.headers()).not.toHaveProperty('x-sandbox-fault');
    await rows.filter({ hasText: '✕ 503' }).first().waitFor({ state: 'detached' });
  });
});

function focused(): Promise<string | null> {
  return page.locator(':focus').getAttribute('aria-label');
}
function focusedRow(): Promise<string | null> {
  return page.locator(':focus').getAttribute('data-row');
}
