import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { formWith, startGuardai, type Client, type TestSandbox } from './support.ts';

interface Accounting {
  readonly stats?: { readonly datasetStorage: number; readonly projectStorage: number };
  readonly timeUsed: number;
}

describe('the accounting of the GuardAI simulator', () => {
  let guardai: TestSandbox;
  let admin: Client;
  beforeAll(async () => {
    guardai = await startGuardai();
    admin = await guardai.admin();
  });
  beforeEach(() => {
    guardai.sandbox.reset();
  });
  afterAll(() => guardai.sandbox.stop());

  const accounting = async (id: number): Promise<Accounting> =>
    (await admin.call('GET', `/organizations/${String(id)}`)).body as Accounting;

  it('answers a refresh with zero bytes, and shows the new numbers afterwards', async () => {
    const before = await accounting(7);
    const { status, headers, text } = await admin.call('GET', '/organizations/7/stat');
    expect([status, text, headers.get('content-length')]).toEqual([200, '', '0']);
    const after = await accounting(7);
    expect(after.timeUsed).toBe(before.timeUsed + 1800);
    expect(after.stats).toEqual({ datasetStorage: 10737418240 + 42, projectStorage: 2147483648 });
  });

  it('changes nothing when nothing happened since the last refresh', async () => {
    await admin.call('GET', '/organizations/7/stat');
    const first = await accounting(7);
    await admin.call('GET', '/organizations/7/stat');
    expect(await accounting(7)).toEqual(first);
  });

  it('counts an upload only once it is refreshed', async () => {
    await admin.call('GET', '/organizations/7/stat');
    const before = await accounting(7);
    await admin.upload('/organizations/7/file?type=classmapping', formWith('x'.repeat(1000), 'more.json'));
    expect((await accounting(7)).stats).toEqual(before.stats);
    await admin.call('GET', '/organizations/7/stat');
    expect((await accounting(7)).stats?.datasetStorage).toBe((before.stats?.datasetStorage ?? 0) + 1000);
  });

  it('gives numbers to an organization that had none', async () => {
    expect((await accounting(8)).stats).toBeUndefined();
    await admin.call('GET', '/organizations/8/stat');
    expect((await accounting(8)).stats).toEqual({ datasetStorage: 10737418240, projectStorage: 2147483648 });
  });
});
