import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { launchChromium } from '../support/chromium.ts';
import type { OrgraphProcess } from '../support/orgraph-process.ts';
import { startOrgraph } from '../support/orgraph-process.ts';
import { visit } from './browsing.ts';
import type { Visit } from './browsing.ts';

let orgraph: OrgraphProcess;
let browser: Browser;
let visited: Visit;
let page: Page;

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
});
afterEach(async () => {
  await page.context().close();
});

function editor(): Locator {
  return page.getByRole('region', { name: 'Operation Editor' });
}
function answer(): Locator {
  return page.locator('.graphiql-response');
}

/** Walks with the Tab key, as somebody without a mouse does. */
async function tabTo(target: Locator): Promise<void> {
  for (let step = 0; step < 30; step += 1) {
    await page.keyboard.press('Tab');
    if ((await target.and(page.locator(':focus')).count()) === 1) return;
  }
  throw new Error('30 presses of Tab did not lead there.');
}

describe('GraphiQL in a browser', () => {
  afterEach(() => {
    expect(visited.strangers).toEqual([]);
    expect(visited.complaints).toEqual([]);
  });

  it('opens on the examples and runs the first one', async () => {
    expect(await page.title()).toBe('orgraph');
    expect(await page.getByRole('tab').allInnerTexts()).toEqual([
      'EverythingAtOnce',
      'VendorDetails',
      'ByNativeId',
      'Paging',
      'PartialFailure',
      'VendorParts',
      'ChangeName',
      'AddMember',
      'ChangeSettings',
    ]);
    await page.getByRole('button', { name: /^Execute query/ }).click();
    await answer().getByText('"ConfluentOrganization"').first().waitFor();
  });

  it('runs what is typed with Ctrl+Enter', async () => {
    await page.getByRole('button', { name: 'New tab' }).click();
    await editor().locator('.view-lines').click();
    await page.keyboard.type('query Typed { typed: sources { name api } }');
    // GraphiQL reads the operation's name a moment after the last key, and sends the name it read last.
    await page.getByRole('tab', { name: 'Typed' }).waitFor();
    await page.keyboard.press('Control+Enter');
    await answer().getByText('"typed"').waitFor();
    await answer().getByText('"CONFLUENT_ORG_V2"').first().waitFor();
  });

  it('completes field names from the schema', async () => {
    await page.getByRole('button', { name: 'New tab' }).click();
    await editor().locator('.view-lines').click();
    await page.keyboard.type('{ organizationBy');
    await page.getByRole('option', { name: /^organizationByNativeId/ }).waitFor();
    await page.keyboard.press('Enter');
    await editor().getByText('organizationByNativeId').waitFor();
  });

  it('keeps each tab to its own query, variables and answer', async () => {
    await page.getByRole('tab', { name: 'Paging' }).click();
    await editor().getByText('query Paging').waitFor();
    await page.getByRole('button', { name: 'Variables' }).click();
    await page.getByRole('region', { name: 'Variables' }).getByText('"first": 10').waitFor();
    await page.getByRole('button', { name: /^Execute query/ }).click();
    await answer().getByText('"cursor"').first().waitFor();

    await page.getByRole('tab', { name: 'ByNativeId' }).click();
    await editor().getByText('query ByNativeId').waitFor();
    expect(await answer().getByText('"cursor"').count()).toBe(0);

    await page.getByRole('tab', { name: 'Paging' }).click();
    await answer().getByText('"cursor"').first().waitFor();
  });

  it('can be used without a mouse', async () => {
    await tabTo(page.getByRole('button', { name: 'Show Documentation Explorer' }));
    await page.keyboard.press('Enter');
    const documentation = page.getByRole('region', { name: 'Documentation Explorer' });
    await documentation.waitFor();
    await page.keyboard.press('Enter');
    await documentation.waitFor({ state: 'detached' });

    await tabTo(page.getByRole('button', { name: 'ByNativeId' }));
    await page.keyboard.press('Enter');
    await editor().getByText('query ByNativeId').waitFor();
    // Tab stops at the editor, Enter goes into it.
    await tabTo(editor().locator('.graphiql-editor'));
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+Enter');
    await answer().getByText('"GuardAIOrganization"').waitFor();
  });

  it('brings an example back after its tab was changed', async () => {
    await editor().getByText('query EverythingAtOnce').click();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('{ mine: sources { name } }');
    await page.getByRole('tab', { name: '<untitled>' }).waitFor();

    await page.getByRole('button', { name: 'Show Examples' }).click();
    const examples = page.getByRole('region', { name: 'Examples' });
    await examples.getByRole('button', { name: 'Everything at once' }).click();
    await editor().getByText('query EverythingAtOnce').waitFor();
    expect(await page.getByRole('tab').count()).toBe(10);

    await examples.getByRole('button', { name: 'Paging' }).click();
    await editor().getByText('query Paging').waitFor();
    expect(await page.getByRole('tab').count()).toBe(10);
  });

  it('keeps queries for the next visit, but no request headers', async () => {
    await page.getByRole('button', { name: 'Headers' }).click();
    await page.getByRole('region', { name: 'Headers' }).locator('.view-lines:visible').click();
    await page.keyboard.type('{ "authorization": "Bearer not-to-be-stored" }');
    await editor().getByText('query EverythingAtOnce').click();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('{ kept: sources { name } }');
    // Playwright's own waitForFunction evaluates text, which the page's policy forbids.
    await page.evaluate(`new Promise((resolve) => {
      const timer = setInterval(() => {
        if (!JSON.stringify(localStorage).includes('kept: sources')) return;
        clearInterval(timer);
        resolve();
      }, 50);
    })`);
    expect(await page.evaluate('JSON.stringify(localStorage)')).not.toContain('not-to-be-stored');

    await page.reload();
    await editor().getByText('kept: sources').waitFor();
  });

  it.each([
    ['light', 'rgb(255, 255, 255)'],
    ['dark', 'rgb(33, 42, 59)'],
  ] as const)('is %s when the system is', async (colorScheme, background) => {
    await page.emulateMedia({ colorScheme });
    const shown = `getComputedStyle(document.querySelector('.graphiql-container')).backgroundColor`;
    expect(await page.evaluate(shown)).toBe(background);
  });
});

describe('the page of GraphiQL', () => {
  it('cannot reach another origin, nor run a script that is not part of it', async () => {
    const attempts = `Promise.allSettled([
      fetch('https://example.com/elsewhere'),
      new Promise((resolve, reject) => {
        const script = document.createElement('script');
        script.src = 'https://example.com/script.js';
        script.onload = resolve;
        script.onerror = reject;
        document.head.append(script);
      }),
    ]).then((outcomes) => outcomes.map(({ status }) => status))`;
    expect(await page.evaluate(attempts)).toEqual(['rejected', 'rejected']);
    expect(visited.complaints).toEqual(
      expect.arrayContaining([
        'policy breached: connect-src https://example.com/elsewhere',
        'policy breached: script-src-elem https://example.com/script.js',
      ]),
    );
    expect(visited.strangers).toEqual([]);
  });
});
