import { describe, expect, it } from '@jest/globals';
import { faultKinds } from '../../../sandbox/core/faults.ts';
import { askedStrike } from '../../../sandbox/core/asked-fault.ts';
import { useSandbox } from '../../support/sandbox.ts';
import { admin } from '../confluent/client.ts';

const api = 'confluent-org-v2';
const sandbox = useSandbox();

async function ask(fault: string): Promise<Response> {
  const headers = { ...admin, 'x-sandbox-fault': fault };
  return await fetch(`${sandbox().baseUrls[api]}/org/v2/organizations`, { headers });
}

describe('a request', () => {
  it('may say itself what goes wrong with it, and with no other', async () => {
    expect((await ask('status:502')).status).toBe(502);
    const limited = await ask('limited');
    expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '60']);
    await expect(ask('reset')).rejects.toThrow();
    expect((await ask('slow:1')).status).toBe(200);
  });

  it('that says so is struck by nothing else, and uses nothing up', async () => {
    sandbox().addFault({ api, kind: 'status', status: 500, times: 1 });
    expect((await ask('status:403')).status).toBe(403);
    expect((await fetch(`${sandbox().baseUrls[api]}/org/v2/organizations`, { headers: admin })).status).toBe(
      500,
    );
  });

  it.each([
    '',
    'slow',
    'slow:',
    'slow:-1',
    'slow:1e3',
    'status:200',
    'status:600',
    'limited:1',
    'reset:',
    'a:b:c',
    'latency',
  ])('that asks for %p is told that there is no such fault', async (fault) => {
    expect(askedStrike(fault, api)).toBeNull();
    const response = await ask(fault);
    expect([response.status, await response.json()]).toEqual([
      400,
      { sandbox: [`there is no fault ${fault}`] },
    ]);
  });

  it.each(faultKinds.filter((kind) => !['latency', 'status', 'oversized', 'drip'].includes(kind)))(
    'can ask for %s by its name',
    (kind) => {
      expect(askedStrike(kind, api)).toEqual({ latency: 0, effect: { api, kind } });
    },
  );
});
