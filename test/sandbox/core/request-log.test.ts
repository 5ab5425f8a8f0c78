import { describe, expect, it } from '@jest/globals';
import { createRequestLog, masked } from '../../../sandbox/core/request-log.ts';
import { useSandbox } from '../../support/sandbox.ts';
import { admin, get, patch, postForm } from '../confluent/client.ts';

const sandbox = useSandbox({ now: () => new Date('2026-01-01T00:00:00Z') });

const call = {
  at: '2026-01-01T00:00:00Z',
  api: 'confluent-org-v2',
  operationId: null,
  method: 'GET',
  path: '/',
  query: {},
  headers: {},
  body: undefined,
} as const;

describe('the request log', () => {
  it('keeps what was sent, as it was sent', async () => {
    await get(sandbox(), '/org/v2/organizations/a%2Fb?page_size=2&page_size=3&x=%C3%A9', {
      ...admin,
      'X-Extra': '1',
    });
    expect(sandbox().requests()).toEqual([
      {
        id: expect.any(Number),
        at: '2026-01-01T00:00:00.000Z',
        api: 'confluent-org-v2',
        operationId: 'getOrgV2Organization',
        method: 'GET',
        path: '/org/v2/organizations/a%2Fb',
        query: { page_size: '2', x: 'é' },
        headers: expect.objectContaining({ ...admin, 'x-extra': '1' }),
        body: undefined,
        status: 403,
        aborted: false,
      },
    ]);
  });

  it('knows the operation of calls that are refused', async () => {
    await get(sandbox(), '/org/v2/organizations');
    await get(sandbox(), '/org/v2/organizations?page_size=x', admin);
    await get(sandbox(), '/partner/v2/nothing');
    await get(sandbox(), '/');
    expect(sandbox().requests()).toMatchObject([
      { operationId: 'listOrgV2Organizations', status: 401 },
      { operationId: 'listOrgV2Organizations', status: 400 },
      { api: 'confluent-partner-v2', operationId: null, status: 404 },
      { api: 'confluent-org-v2', operationId: null, status: 404 },
    ]);
  });

  it('keeps JSON parsed, forms as fields, and malformed JSON as text', async () => {
    await patch(sandbox(), 'x', '{"display_name":"A"}');
    await patch(sandbox(), 'x', '{"display_name":');
    await postForm(`${sandbox().baseUrls['confluent-org-v2']}/oauth2/token`, { a: '1', b: '2 3' });
    const bodies = sandbox()
      .requests()
      .map(({ body }) => body);
    expect(bodies).toEqual([{ display_name: 'A' }, '{"display_name":', { a: '1', b: '2 3' }]);
  });

  it('narrows by API, operation and method', async () => {
    await get(sandbox(), '/org/v2/organizations', admin);
    await patch(sandbox(), 'x', '{}');
    await get(sandbox(), '/partner/v2/organizations', admin);
    const count = (filter: Parameters<ReturnType<typeof sandbox>['requests']>[0]): number =>
      sandbox().requests(filter).length;
    expect(count({ api: 'confluent-org-v2' })).toBe(2);
    expect(count({ operationId: 'updateOrgV2Organization' })).toBe(1);
    expect(count({ method: 'get' })).toBe(2);
    expect(count({ api: 'confluent-partner-v2', method: 'PATCH' })).toBe(0);
  });

  it('is emptied without losing state', async () => {
    await get(sandbox(), '/', admin);
    sandbox().clearRequests();
    expect(sandbox().requests()).toEqual([]);
  });

  it('keeps the latest when it is full', () => {
    const log = createRequestLog(2);
    for (const path of ['/1', '/2', '/3']) log.open({ ...call, path });
    expect(log.list().map(({ id, path }) => [id, path])).toEqual([
      [2, '/2'],
      [3, '/3'],
    ]);
  });

  it('gives copies that do not change later', () => {
    const log = createRequestLog();
    const record = log.open(call);
    const [seen] = log.list();
    record.status = 200;
    expect([seen?.status, log.list()[0]?.status]).toEqual([null, 200]);
  });

  it('masks credentials but not their kind', () => {
    const headers = { authorization: 'Basic c2VjcmV0', 'x-tiledb-rest-api-key': 'secret', accept: '*/*' };
    const record = createRequestLog().open({ ...call, headers });
    expect(masked(record).headers).toEqual({
      authorization: 'Basic ***',
      'x-tiledb-rest-api-key': '***',
      accept: '*/*',
    });
  });
});
