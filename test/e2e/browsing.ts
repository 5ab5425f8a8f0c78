/** A browser context that keeps account of everything a page should not do. */
import type { Browser, Page } from 'playwright-core';

export interface Visit {
  readonly page: Page;
  /** Requests to another origin than ours; each was stopped. */
  readonly strangers: readonly string[];
  /** Errors and warnings of the console, uncaught errors, and breaches of the content security policy. */
  readonly complaints: readonly string[];
}

const reportViolations = `document.addEventListener('securitypolicyviolation', (event) => {
  console.error('policy breached: ' + event.effectiveDirective + ' ' + event.blockedURI);
});`;

/** A first visit: an empty profile, opened at `/graphiql` of `origin`, with the editor and the schema there. */
export async function visit(browser: Browser, origin: string): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const strangers: string[] = [];
  const complaints: string[] = [];
  await context.addInitScript(reportViolations);
  await context.route('**/*', async (route) => {
    const url = route.request().url();
    if (url.startsWith(`${origin}/`)) return route.continue();
    strangers.push(url);
    return route.abort();
  });
  context.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  context.on('weberror', (error) => complaints.push(String(error.error())));
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  await page.goto(`${origin}/graphiql`);
  await page.getByRole('region', { name: 'Operation Editor' }).getByText('query EverythingAtOnce').waitFor();
  await page.getByRole('button', { name: /^Re-fetch GraphQL schema/, disabled: false }).waitFor();
  return { page, strangers, complaints };
}
