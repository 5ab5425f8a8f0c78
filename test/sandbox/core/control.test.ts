import { describe, expect, it } from '@jest/globals';
import { useSandbox } from '../../support/sandbox.ts';
import { admin, get } from '../confluent/client.ts';

const sandbox = useSandbox();

interface Reply {
  readonly status: number;
  readonly body: unknown;
}

async function control(method: string, path: string, body?: string): Promise<Reply> {
  const response = await fetch(`${sandbox().controlUrl}${path}`, { method, body: body ?? null });
  const text = await response.text();
  return { status: response.status, body: text === '' ? null : JSON.parse(text) };
}

const addFault = async (fault: unknown): Promise<Reply> =>
  await control('POST', '/faults', JSON.stringify(fault));
const serverError = { api: 'confluent-org-v2', kind: 'status', status: 500 } as const;

describe('the control API', () => {
  it('says what it is and where everything is', async () => {
    const { status, body } = await control('GET', '/');
    expect([status, body]).toMatchObject([
      200,
      { baseUrls: sandbox().baseUrls, idpTokenUrl: sandbox().idpTokenUrl },
    ]);
  });

  it('shows the requests with credentials masked, narrowed, and forgets them', async () => {
    await get(sandbox(), '/org/v2/organizations', admin);
    await get(sandbox(), '/partner/v2/organizations', admin);
    const { body } = await control(
      'GET',
      '/requests?api=confluent-org-v2&operationId=listOrgV2Organizations',
    );
    expect(body).toMatchObject([{ status: 200, headers: { authorization: 'Basic ***' } }]);
    expect(JSON.stringify(body)).not.toContain(admin['authorization']?.slice(6));
    expect((await control('DELETE', '/requests')).status).toBe(204);
    expect((await control('GET', '/requests')).body).toEqual([]);
  });

  it('adds, lists and removes faults', async () => {
    const added = await addFault({ ...serverError, times: 3 });
    expect(added.status).toBe(201);
    const { id } = added.body as { id: string };
    expect((await get(sandbox(), '/org/v2/organizations', admin)).status).toBe(500);
    expect((await control('GET', '/faults')).body).toEqual([
      { id, fault: { ...serverError, times: 3 }, remaining: 2 },
    ]);
    expect((await control('DELETE', `/faults/${id}`)).status).toBe(204);
    expect((await control('DELETE', `/faults/${id}`)).status).toBe(404);
    expect((await get(sandbox(), '/org/v2/organizations', admin)).status).toBe(200);
  });

  it('removes all faults at once, and resets', async () => {
    await addFault(serverError);
    expect((await control('DELETE', '/faults')).status).toBe(204);
    await addFault(serverError);
    expect((await control('POST', '/reset')).status).toBe(204);
    expect((await control('GET', '/faults')).body).toEqual([]);
    expect(sandbox().requests()).toEqual([]);
  });

  it.each([
    [{ kind: 'status' }, "must have required property 'api'"],
    [{ api: 'confluent-org-v2', kind: 'fire' }, '/kind must be equal to one of the allowed values: latency'],
    [{ ...serverError, status: 'high' }, '/status must be integer'],
    [{ ...serverError, colour: 'green' }, 'additional properties: colour'],
    [[], 'must be object'],
  ])('says what is wrong with the fault %j', async (fault, complaint) => {
    const { status, body } = await addFault(fault);
    expect(status).toBe(400);
    expect((body as { errors: string[] }).errors.join('\n')).toContain(complaint);
    expect((await control('GET', '/faults')).body).toEqual([]);
  });

  it('says what is wrong with other input', async () => {
    expect((await control('POST', '/faults', '{')).status).toBe(400);
    expect((await control('GET', '/requests?api=nobody')).status).toBe(400);
    expect((await control('GET', '/requests?colour=green')).status).toBe(400);
    expect((await control('GET', '/nothing')).status).toBe(404);
    expect((await control('POST', '/actions', '{}')).status).toBe(400);
    expect((await control('POST', '/faults', `"${'x'.repeat(2 * 1024 * 1024)}"`)).status).toBe(413);
  });

  it('performs actions, where they exist', async () => {
    const action = (name: string): string => JSON.stringify({ api: 'confluent-org-v2', action: name });
    expect((await control('POST', '/actions', action('expire-tokens'))).status).toBe(204);
    expect((await control('POST', '/actions', action('explode'))).status).toBe(404);
  });
});
