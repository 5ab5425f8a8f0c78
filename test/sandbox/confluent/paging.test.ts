import { describe, expect, it } from '@jest/globals';
import type { Sandbox } from '../../../sandbox/index.ts';
import { useSandbox } from '../../support/sandbox.ts';
import {
  admin,
  firstError,
  get,
  organizations,
  partner,
  type Organization,
  type OrganizationList,
} from './client.ts';

const list = '/org/v2/organizations';

async function page(from: Sandbox, query: string, headers = admin, path = list): Promise<OrganizationList> {
  const reply = await get(from, `${path}${query}`, headers);
  expect(reply.status).toBe(200);
  return reply.body as OrganizationList;
}

function tokenIn({ metadata }: OrganizationList): string {
  return new URL(metadata.next ?? 'about:blank').searchParams.get('page_token') ?? '';
}

describe('paging', () => {
  const sandbox = useSandbox();

  it('gives ten at a time, every one once, oldest first', async () => {
    const seen: Organization[] = [];
    const sizes: number[] = [];
    for (let query = ''; ;) {
      const { data, metadata } = await page(sandbox(), query);
      seen.push(...data);
      sizes.push(data.length);
      if (!metadata.next) break;
      query = new URL(metadata.next).search;
    }
    expect(sizes).toEqual([10, 10, 5]);
    expect(new Set(seen.map(({ id }) => id)).size).toBe(25);
    const instants = seen.map(({ metadata }) => Date.parse(metadata['created_at'] ?? ''));
    expect(instants).toEqual(instants.toSorted((one, other) => one - other));
  });

  it('links to its own address absolutely, without the page size', async () => {
    const { metadata } = await page(sandbox(), '?page_size=2');
    const own = `${sandbox().baseUrls['confluent-org-v2']}${list}`;
    expect(metadata).toEqual({
      first: own,
      next: expect.stringMatching(/\?page_token=[\w.-]+$/),
      total_size: 25,
    });
    expect(metadata.next?.startsWith(`${own}?page_token=`)).toBe(true);
    expect(tokenIn({ metadata, data: [] }).length).toBeLessThanOrEqual(255);
  });

  it('keeps the size of the first request, whatever later ones say', async () => {
    const token = tokenIn(await page(sandbox(), '?page_size=2'));
    expect((await page(sandbox(), `?page_size=100&page_token=${token}`)).data).toHaveLength(2);
  });

  it('has no next link on the last page', async () => {
    expect((await page(sandbox(), '?page_size=25')).metadata).not.toHaveProperty('next');
  });

  it('refuses a token of another collection', async () => {
    const token = tokenIn(await page(sandbox(), '?page_size=1', partner, '/partner/v2/organizations'));
    const reply = await get(sandbox(), `${list}?page_token=${token}`, admin);
    expect([reply.status, firstError(reply)['source']]).toEqual([400, { parameter: 'page_token' }]);
  });

  it.each(['made-up', 'W10.W10', 'x'.repeat(256)])('refuses the token %s', async (token) => {
    const reply = await get(sandbox(), `${list}?page_token=${token}`, admin);
    expect([reply.status, firstError(reply)['source']]).toEqual([400, { parameter: 'page_token' }]);
  });

  it.each(['0', '-1', '101', 'ten', '1.5', ''])('refuses the page size "%s"', async (size) => {
    const reply = await get(sandbox(), `${list}?page_size=${size}`, admin);
    expect(reply.status).toBe(400);
    expect(firstError(reply)).toEqual({
      status: '400',
      code: 'invalid_page_size',
      title: 'Invalid Page Size',
      detail: 'page_size must be between 1 and 100',
      source: { parameter: 'page_size' },
    });
  });

  it('ignores parameters it does not know', async () => {
    expect((await page(sandbox(), '?page_size=3&colour=green')).data).toHaveLength(3);
  });

  it('shows names that an update would refuse, as the console allows them', async () => {
    const names = (await organizations(sandbox())).map(({ display_name: name }) => name ?? '');
    expect(names.filter((name) => name.length > 31 || name.includes('|'))).toHaveLength(1);
  });

  it('writes timestamps with as many fraction digits as they need', async () => {
    const stamps = (await organizations(sandbox())).map(({ metadata }) => metadata['created_at'] ?? '');
    const digits = stamps.map((stamp) => /^[\d-]+T[\d:]+(?:\.(\d*[1-9]))?Z$/.exec(stamp)?.[1]?.length ?? 0);
    expect(new Set(digits)).toEqual(new Set([0, 1, 2, 5, 6]));
  });
});

describe('paging through a longer list', () => {
  const sandbox = useSandbox({ organizations: 1_234 });

  it('meets every organization once, oldest first, those of the seed before the others', async () => {
    const seen: Organization[] = [];
    for (let query: string | null = '?page_size=100'; query !== null;) {
      const { data, metadata } = await page(sandbox(), query);
      expect(metadata.total_size).toBe(1_234);
      seen.push(...data);
      query = metadata.next ? new URL(metadata.next).search : null;
    }
    expect(new Set(seen.map(({ id }) => id)).size).toBe(1_234);
    const instants = seen.map(({ metadata }) => Date.parse(metadata['created_at'] ?? ''));
    expect(instants).toEqual(instants.toSorted((one, other) => one - other));
    expect([seen[0], seen.at(-1)].map((one) => one?.display_name)).toEqual([
      'Harbor Freight Data',
      'Organization 1234',
    ]);
  });
});

describe('paging on another host', () => {
  const elsewhere = useSandbox({ modes: { confluent: { linkBase: 'https://confluent.cloud/api' } } });

  it('puts that host into the links, and still takes their tokens', async () => {
    const first = await page(elsewhere(), '?page_size=2');
    expect(first.metadata.next?.startsWith(`https://confluent.cloud/api${list}?page_token=`)).toBe(true);
    const second = await page(elsewhere(), `?page_token=${tokenIn(first)}`);
    expect(second.data[0]?.id).toBe((await organizations(elsewhere()))[2]?.id);
  });
});

describe.each([
  ['null', null],
  ['empty', ''],
] as const)('in the mode where the last page is %s', (lastPage, next) => {
  const sandbox = useSandbox({ modes: { confluent: { lastPage } } });

  it('says so', async () => {
    expect((await page(sandbox(), '?page_size=100')).metadata).toHaveProperty('next', next);
  });
});
