import { beforeEach, describe, expect, it } from '@jest/globals';
import { useSandbox } from '../../support/sandbox.ts';
import { admin, firstError, get, organizations, patch, type Organization } from './client.ts';

const sandbox = useSandbox({ now: () => new Date('2026-02-20T10:15:42.770Z') });
let before: Organization;
beforeEach(async () => {
  const [first] = await organizations(sandbox());
  if (!first) throw new Error('the seed is empty');
  before = first;
});

const read = async (): Promise<unknown> =>
  (await get(sandbox(), `/org/v2/organizations/${before.id}`, admin)).body;

describe('updating an organization', () => {
  it('changes what is named, moves updated_at, and answers the whole', async () => {
    const reply = await patch(sandbox(), before.id, '{"display_name":"Harbor Data Group"}');
    const changed = {
      ...before,
      display_name: 'Harbor Data Group',
      metadata: { ...before.metadata, updated_at: '2026-02-20T10:15:42.77Z' },
    };
    expect([reply.status, reply.body]).toEqual([200, changed]);
    expect(await read()).toEqual(changed);
  });

  it('switches provisioning and leaves the name', async () => {
    const reply = await patch(
      sandbox(),
      before.id,
      JSON.stringify({ jit_enabled: before.jit_enabled !== true }),
    );
    expect(reply.body).toMatchObject({
      display_name: before.display_name,
      jit_enabled: before.jit_enabled !== true,
    });
  });

  it.each([
    ['no body', null],
    ['an empty object', '{}'],
    ['read-only and unknown members', '{"id":"x","kind":"y","metadata":null,"colour":"green"}'],
  ])('leaves everything as it is for %s', async (_what, body) => {
    const reply = await patch(sandbox(), before.id, body);
    expect([reply.status, reply.body]).toEqual([200, before]);
  });

  it.each([
    ['a reserved character', '{"display_name":"a|b"}', ['/display_name']],
    ['32 characters', `{"display_name":"${'x'.repeat(32)}"}`, ['/display_name']],
    ['an empty name', '{"display_name":""}', ['/display_name']],
    ['a null name', '{"display_name":null}', ['/display_name']],
    ['a wrong type', '{"jit_enabled":"yes"}', ['/jit_enabled']],
    ['two wrong members', '{"display_name":1,"jit_enabled":1}', ['/display_name', '/jit_enabled']],
    ['no object', '[]', ['']],
  ])('refuses %s with a pointer to it', async (_what, body, pointers) => {
    const reply = await patch(sandbox(), before.id, body);
    expect(reply.status).toBe(422);
    const { errors } = reply.body as { errors: { source: unknown; status: string; title: string }[] };
    expect(errors.map(({ source }) => source)).toEqual(pointers.map((pointer) => ({ pointer })));
    expect(errors[0]).toMatchObject({
      status: '422',
      code: 'invalid_configuration',
      title: 'Validation Failed',
    });
    expect(await read()).toEqual(before);
  });

  it('refuses malformed JSON', async () => {
    const reply = await patch(sandbox(), before.id, '{"display_name":');
    expect([reply.status, firstError(reply)['code']]).toEqual([400, 'invalid_request']);
  });

  it('refuses another media type', async () => {
    const reply = await patch(sandbox(), before.id, '{}', {
      ...admin,
      'content-type': 'application/merge-patch+json',
    });
    expect(reply.status).toBe(415);
  });

  it('accepts 31 characters of any script', async () => {
    const name = 'Ærøskøbing データ 🚢'.padEnd(30, '.');
    expect((await patch(sandbox(), before.id, JSON.stringify({ display_name: name }))).body).toMatchObject({
      display_name: name,
    });
  });

  it('says which methods a path has', async () => {
    const url = `${sandbox().baseUrls['confluent-org-v2']}/org/v2/organizations/${before.id}`;
    const response = await fetch(url, { method: 'DELETE', headers: admin });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, PATCH']);
  });

  it('forgets every change on reset', async () => {
    await patch(sandbox(), before.id, '{"display_name":"Elsewhere"}');
    sandbox().reset();
    expect(await read()).toEqual(before);
  });
});
