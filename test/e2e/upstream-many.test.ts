import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { TraceReport } from '../../src/trace/upstream-call.ts';
import { startSandbox } from '../../sandbox/index.ts';
import type { Sandbox } from '../../sandbox/index.ts';
import { keyEntry } from '../security/asking.ts';
import { launchChromium } from '../support/chromium.ts';
import { startGraph } from '../support/graph.ts';
import type { ListeningGraph } from '../support/graph.ts';
import { visit } from './browsing.ts';
import { openUpstream, run } from './upstream-panel.ts';

let sandbox: Sandbox;
let graph: ListeningGraph;
let browser: Browser;

beforeAll(async () => {
  [sandbox, browser] = await Promise.all([startSandbox({ strict: true }), launchChromium()]);
  const scopes = ['organizations:read', 'sources:read'];
  graph = await startGraph(
    sandbox.configuration().sources,
    {},
    {
      auth: { anonymous: { scopes }, apiKeys: [keyEntry('a-frontends-key')] },
      graphiql: true,
      introspection: true,
    },
  );
});
afterAll(async () => {
  await browser.close();
  await graph.stop();
  await sandbox.stop();
});

/** Has the answers of the server itself list their calls again and again, one after the other. */
async function repeatCalls(page: Page, times: number): Promise<void> {
  await page.route('**/graphql', async (route) => {
    const response = await route.fetch();
    const answer = (await response.json()) as { extensions?: TraceReport };
    const { upstream = [] } = answer.extensions ?? {};
    const many = Array.from({ length: times }, (_, index) => {
      const call = upstream[index % upstream.length];
      return { ...call, startMs: (call?.startMs ?? 0) + index * 10 };
    });
    await route.fulfill({
      response,
      json: answer.extensions ? { ...answer, extensions: { ...answer.extensions, upstream: many } } : answer,
    });
  });
}

/** Contrast of two colours as WCAG 2 has it, of what `getComputedStyle` says of them. */
const contrast = `(one, other) => {
  const luminance = (color) => {
    const [red, green, blue] = color.match(/[\\d.]+/g).map(Number).map((part) => part / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}`;

describe('the Upstream panel with 300 calls', () => {
  it('lays out only the rows that are to be seen, and walks through all of them by keyboard', async () => {
    const { page, complaints } = await visit(browser, graph.address);
    const { rows, details, traceSwitch } = await openUpstream(page);
    await repeatCalls(page, 300);
    await traceSwitch.click();
    await run(page);
    await rows.nth(299).waitFor({ state: 'attached' });

    const laidOut = `[...document.querySelectorAll('.upstream-row > .upstream-line')]
      .filter((line) => line.checkVisibility({ contentVisibilityAuto: true })).length`;
    const seen = Number(await page.evaluate(laidOut));
    expect(seen).toBeGreaterThan(0);
    expect(seen).toBeLessThan(100);

    await rows.first().focus();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await details.waitFor();
    const selected = rows.and(page.locator('[aria-selected="true"]'));
    expect(await selected.getAttribute('data-row')).toBe('299');
    expect(await page.evaluate(inView)).toBe(true);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it.each(['light', 'dark'] as const)('can be read where the system is %s', async (colorScheme) => {
    const { page } = await visit(browser, graph.address);
    await page.emulateMedia({ colorScheme });
    const { rows, traceSwitch } = await openUpstream(page);
    await traceSwitch.click();
    await run(page);
    await rows.nth(4).waitFor();
    const ratios = await page.evaluate(`(() => {
      const contrast = ${contrast};
      const ground = getComputedStyle(document.querySelector('.graphiql-container')).backgroundColor;
      return [...document.querySelectorAll('.upstream-legend .upstream-vendor')].map((sign) => {
        const { backgroundColor, color } = getComputedStyle(sign);
        return [contrast(backgroundColor, ground), contrast(color, backgroundColor)];
      });
    })()`);
    expect(ratios).toHaveLength(4);
    for (const [sign, letter] of ratios as [number, number][]) {
      expect(sign).toBeGreaterThanOrEqual(3);
      expect(letter).toBeGreaterThanOrEqual(4.5);
    }
    await page.context().close();
  });
});

const inView = `(() => {
  const row = document.querySelector('[aria-selected="true"].upstream-row').getBoundingClientRect();
  const chart = document.querySelector('.upstream-chart').getBoundingClientRect();
  return row.top >= chart.top && row.bottom <= chart.bottom + 1;
})()`;

describe('the Upstream panel of a caller without "sources:read"', () => {
  it('says so, and that faults are for the sandbox only', async () => {
    const { page } = await visit(browser, graph.address);
    const { panel, traceSwitch } = await openUpstream(page);
    await panel.getByText('Rehearse a fault').click();
    await panel.getByText('X-Sandbox-Fault is for the sandbox only').waitFor();
    await page.getByRole('button', { name: 'Headers' }).click();
    await page.getByRole('region', { name: 'Headers' }).locator('.view-lines:visible').click();
    await page.keyboard.type('{ "authorization": "Bearer a-frontends-key" }');
    await traceSwitch.click();
    await run(page);
    await panel.getByRole('alert').getByText('does not hold the scope “sources:read”').waitFor();
    await page.context().close();
  });
});
