import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { useStandInGraph } from '../../support/stand-in-graph.ts';
import type { Reply, Script } from '../../support/stand-in.ts';
import { confluentAt, globalId, linkTo, organization, organizations, page } from './list-reply.ts';

const vendor = useStandInGraph(confluentAt);

const everything =
  '{ organizations { nodes { nativeId } coverage { status total error { code message } } } }';

function ask(script: Script, query = everything, variables = {}) {
  vendor.answer(script);
  return vendor.query<unknown>(query, variables);
}

function listed(count: number, total: number | null = count) {
  return {
    organizations: {
      nodes: organizations(0, count).map(({ id: nativeId }) => ({ nativeId })),
      coverage: [{ status: 'COMPLETE', total, error: null }],
    },
  };
}

describe('a page of Confluent', () => {
  it.each([
    ['no next', {}],
    ['a next of null', { next: null }],
    ['an empty next', { next: '' }],
    ['metadata of null', null],
    ['all other links', { first: linkTo('x'), last: linkTo('x'), prev: '', next: null }],
  ])('is the last one with %s', async (_what, metadata) => {
    const { data } = await ask(() => page(organizations(0, 2), metadata));
    expect(data).toEqual(listed(2));
  });

  it('is the last one without metadata', async () => {
    const { data } = await ask(() => ({ body: { data: organizations(0, 2) } }));
    expect(data).toEqual(listed(2));
  });

  it.each([
    ['data of null', { metadata: {}, data: null }, 0],
    ['a null among the data', { data: [null, organization(0)] }, 1],
  ])('may have %s', async (_what, body, count) => {
    const { data } = await ask(() => ({ body }));
    expect(data).toEqual(listed(count));
  });

  it.each([
    ['the API’s own link', linkTo('second')],
    ['another host', 'https://confluent.cloud/api/org/v2/organizations?page_token=second'],
    ['another scheme', 'ftp://elsewhere.example/?page_token=second'],
    [
      'other parameters around the token',
      'https://api.confluent.cloud/x?a=%26&page_token=second&page_size=2',
    ],
    ['no host', '/org/v2/organizations?page_token=second'],
    ['a query alone', '?page_token=second'],
  ])('leads to the next by the token alone, though its link has %s', async (_what, next) => {
    const { data } = await ask(({ query }) =>
      query['page_token'] === undefined ? page(organizations(0, 2), { next }) : page([organization(2)], {}),
    );
    expect(data).toEqual(listed(3));
    expect(vendor.received().map(({ path, query }) => [path, query])).toEqual([
      ['/org/v2/organizations', { page_size: '100' }],
      ['/org/v2/organizations', { page_size: '100', page_token: 'second' }],
    ]);
  });

  it('gives a token back as it was, whatever characters it has', async () => {
    const token = 'eyJpZCI6ImE3YjEifQ==+/&=?#é';
    await ask(({ query }) =>
      page(
        [],
        query['page_token'] === undefined
          ? { next: `https://x/?page_token=${encodeURIComponent(token)}` }
          : {},
      ),
    );
    expect(vendor.received()[1]?.query['page_token']).toBe(token);
  });

  it.each([
    ['has no token', 'https://api.confluent.cloud/org/v2/organizations?page_size=100'],
    ['has an empty token', 'https://api.confluent.cloud/org/v2/organizations?page_token='],
    ['is no link', 'https://['],
  ])('is invalid when its next link %s', async (_what, next) => {
    const { data } = await ask(() => page(organizations(0, 2), { next }));
    expect(data).toMatchObject({
      organizations: {
        nodes: [],
        coverage: [
          {
            status: 'FAILED',
            error: {
              code: 'UPSTREAM_INVALID_RESPONSE',
              message:
                'Source "confluent" answered listOrgV2Organizations with something unexpected: metadata.next: has no page_token',
            },
          },
        ],
      },
    });
  });

  it.each([
    ['an organization without an id', { data: [{ display_name: 'x' }] }, 'data.0.id'],
    ['an organization with an empty id', { data: [{ id: '' }] }, 'data.0.id'],
    [
      'a name that is no text',
      { data: [organization(0), { id: 'o-1', display_name: 3 }] },
      'data.1.display_name',
    ],
    ['no data', { metadata: {} }, 'data'],
    ['an error’s members', { message: 'Internal error' }, 'data'],
    ['data that is no list', { data: {} }, 'data'],
    ['a next that is no text', { metadata: { next: 3 }, data: [] }, 'metadata.next'],
    ['a list without its envelope', [organization(0)], 'the body'],
    ['null', null, 'the body'],
  ])('is invalid with %s', async (_what, body, place) => {
    const { data } = await ask(() => ({ body: body === null ? 'null' : body }));
    expect(data).toMatchObject({
      organizations: {
        coverage: [
          {
            error: {
              code: 'UPSTREAM_INVALID_RESPONSE',
              message: expect.stringContaining(`unexpected: ${place}: `),
            },
          },
        ],
      },
    });
  });

  it('may be gzip that no header announces', async () => {
    const body = gzipSync(JSON.stringify({ data: organizations(0, 2) }));
    const { data } = await ask(() => ({ headers: { 'content-type': 'application/json' }, body }));
    expect(data).toEqual(listed(2));
  });

  it('tells the size of the whole list', async () => {
    const { data } = await ask(() => page(organizations(0, 2), { total_size: 2, next: '' }));
    expect(data).toEqual(listed(2));
  });
});

describe('an organization of Confluent by its id', () => {
  const one = 'query ($id: ID!) { node(id: $id) { id } }';
  const byId = (reply: Reply) => ask(() => reply, one, { id: globalId('o-1') });
  const failure = (status: number, error: Readonly<Record<string, unknown>>): Reply => ({
    status,
    body: { errors: [{ status: String(status), source: {}, ...error }] },
  });

  it.each([
    [
      'the vendor says that there is none',
      failure(404, { id: 'x', code: 'resource_not_found', detail: 'Resource Not Found' }),
    ],
    ['the vendor says no more than 404', { status: 404 }],
    ['a page says so', { status: 404, body: '<h1>Not Found</h1>' }],
  ])('is null where %s', async (_what, reply) => {
    const { data, errors } = await byId(reply);
    expect([data, errors]).toEqual([{ node: null }, []]);
  });

  it('is an error where the path itself is not known: the base URL is wrong', async () => {
    const { data, errors } = await byId(failure(404, { code: 'route_not_found', detail: 'Route not found' }));
    expect(data).toEqual({ node: null });
    expect(errors[0]?.extensions).toMatchObject({
      code: 'UPSTREAM_REJECTED',
      source: 'confluent',
      httpStatus: 404,
    });
  });

  it('is UPSTREAM_FORBIDDEN where the vendor refuses, saying that it may not exist', async () => {
    const { errors } = await byId(failure(403, { code: 'forbidden_access', detail: 'Forbidden Access' }));
    expect(errors[0]).toMatchObject({
      message:
        'Source "confluent" refuses getOrgV2Organization (status 403): the object may not exist, or may not be visible to us.',
      extensions: { code: 'UPSTREAM_FORBIDDEN', httpStatus: 403, retryable: false },
    });
  });

  it('is asked for with its id as one segment of the path', async () => {
    await ask(() => ({ status: 404 }), one, { id: globalId('a b/ç?#%41') });
    expect(vendor.received().map(({ path }) => path)).toEqual([
      '/org/v2/organizations/a%20b%2F%C3%A7%3F%23%2541',
    ]);
  });

  it('is quoted with the id of the failure in the body where no header has one', async () => {
    const { errors } = await byId(
      failure(500, { id: 'c19d5f3e8a604d0db2e7745a90f1b6c8', detail: 'an internal error occurred' }),
    );
    expect(errors[0]?.extensions).toMatchObject({ requestId: 'c19d5f3e8a604d0db2e7745a90f1b6c8' });
  });
});
