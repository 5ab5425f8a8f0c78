import { afterEach, describe, expect, it } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { apiIds } from '../../../sandbox/core/api.ts';
import { simulators, startSandbox, type Sandbox, type SandboxOptions } from '../../../sandbox/index.ts';
import { admin, get } from '../confluent/client.ts';

let running: Sandbox[] = [];
const occupied: Server[] = [];

async function start(options: SandboxOptions = {}): Promise<Sandbox> {
  const sandbox = await startSandbox(options);
  running.push(sandbox);
  return sandbox;
}
afterEach(async () => {
  await Promise.all(running.map((sandbox) => sandbox.stop()));
  running = [];
  for (const server of occupied.splice(0)) server.close();
});

const list = '/org/v2/organizations';

describe('the sandbox', () => {
  it('has a source for every API, each vendor at its own address, and both APIs of Confluent at one', async () => {
    const sandbox = await start();
    const { baseUrls } = sandbox;
    const { sources } = sandbox.configuration();
    expect(sources.map(({ api }) => api).toSorted()).toEqual(apiIds.toSorted());
    for (const { api, baseUrl } of sources) expect(baseUrl).toBe(baseUrls[api]);
    expect(new Set(Object.values(baseUrls)).size).toBe(simulators.length);
    expect(baseUrls['confluent-partner-v2']).toBe(baseUrls['confluent-org-v2']);
  });

  it('is of the vendors that are named, and of no others', async () => {
    const sandbox = await start({ vendors: ['rockset', 'confluent'] });
    const ofThem = ['confluent-org-v2', 'confluent-partner-v2', 'rockset-v1'];
    expect(sandbox.configuration().sources.map(({ api }) => api)).toEqual(ofThem);
    expect(Object.keys(sandbox.baseUrls)).toEqual(ofThem);
  });

  it('is on loopback only', async () => {
    const { baseUrls, controlUrl } = await start();
    for (const url of [...Object.values(baseUrls), controlUrl])
      expect(new URL(url).hostname).toBe('127.0.0.1');
  });

  it('runs as often as wanted side by side, each with its own state', async () => {
    const [one, other] = [await start(), await start()];
    one.addFault({ api: 'confluent-org-v2', kind: 'status' });
    expect((await get(one, list, admin)).status).toBe(503);
    expect((await get(other, list, admin)).status).toBe(200);
    expect([one.requests().length, other.requests().length]).toEqual([1, 1]);
  });

  it('takes the ports it is given, and leaves none open when one is taken', async () => {
    const server = createServer();
    occupied.push(server);
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const { port } = server.address() as AddressInfo;
    await expect(startSandbox({ ports: { control: port } })).rejects.toMatchObject({ code: 'EADDRINUSE' });
    await expect(startSandbox({ ports: { confluent: port } })).rejects.toMatchObject({ code: 'EADDRINUSE' });

    const first = await start();
    const { port: free } = new URL(first.baseUrls['confluent-org-v2']);
    await first.stop();
    const second = await start({ ports: { confluent: Number(free) } });
    expect(second.baseUrls['confluent-org-v2']).toBe(`http://127.0.0.1:${free}`);
  });

  it('ends hanging and idle connections when it stops', async () => {
    const sandbox = await start();
    expect((await get(sandbox, list, admin)).status).toBe(200);
    sandbox.addFault({ api: 'confluent-org-v2', kind: 'hang' });
    const hanging = get(sandbox, list, admin);
    const settled = expect(hanging).rejects.toThrow('fetch failed');
    while (sandbox.requests().length < 2) await new Promise((resolve) => setImmediate(resolve));
    await sandbox.stop();
    await settled;
  });

  it('refuses an action it does not know', async () => {
    const sandbox = await start();
    expect(() => {
      sandbox.perform('rockset-v1', 'catch-fire');
    }).toThrow('rockset-v1 has no action catch-fire');
  });
});
