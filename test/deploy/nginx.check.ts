/** A real nginx with `deploy/nginx.conf`; `npm run check:deploy` installs it and runs this. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { createServer as createHttpServer, request, type IncomingMessage } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { buffer, text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from '@jest/globals';
import { freePort } from '../support/free-port.ts';
import { startOrgraph, type OrgraphProcess } from '../support/orgraph-process.ts';
import { useSandbox } from '../support/sandbox.ts';
import { useStandIns, type Script, type StandIn } from '../support/stand-in.ts';
import { until } from '../support/temporary-files.ts';
import { useTemporaryFolder } from '../support/temporary-folder.ts';
import { startNginx, type Nginx } from './nginx.ts';

const folder = useTemporaryFolder();
const startStandIn = useStandIns();
let nginx: Nginx | undefined;

afterEach(async () => {
  await nginx?.stop();
  nginx = undefined;
});

const hostOf = (url: string): string => new URL(url).host;

/** nginx before two stand-ins that answer as told. */
async function before(
  one: Script,
  other: Script,
): Promise<{ origin: string; instances: [StandIn, StandIn] }> {
  const instances: [StandIn, StandIn] = [await startStandIn(one), await startStandIn(other)];
  const [{ baseUrl: first }, { baseUrl: second }] = instances;
  nginx = await startNginx(folder('.'), [hostOf(first), hostOf(second)]);
  return { origin: nginx.origin, instances };
}

const post = (origin: string, body: string | FormData = '{}'): Promise<Response> =>
  fetch(`${origin}/graphql`, {
    method: 'POST',
    headers: typeof body === 'string' ? { 'content-type': 'application/json' } : {},
    body,
  });

const fine: Script = () => ({ body: { data: {} } });
const stopping: Script = () => ({ status: 503, body: { errors: [] } });

describe('nginx before two instances', () => {
  it('spreads requests over them', async () => {
    const { origin, instances } = await before(fine, fine);
    for (let count = 0; count < 60; count += 1) await (await post(origin)).text();
    for (const { received } of instances) expect(received.length).toBeGreaterThan(10);
  });

  it('asks the other one when one says that it is stopping, mutations too, with their whole body', async () => {
    const { origin, instances } = await before(stopping, fine);
    const body = JSON.stringify({ query: 'mutation { x }', variables: { text: 'x'.repeat(900_000) } });
    for (let count = 0; count < 8; count += 1) expect((await post(origin, body)).status).toBe(200);
    expect(instances[1].received.map((received) => received.body === body)).toEqual(Array(8).fill(true));
    expect(instances[0].received.length).toBeGreaterThan(0);
  });

  it('gives the refusal of the last one where both refuse', async () => {
    const { origin } = await before(stopping, stopping);
    const answer = await post(origin);
    expect([answer.status, await answer.json()]).toEqual([503, { errors: [] }]);
  });

  it('sends nothing twice that may have been carried out', async () => {
    let received = 0;
    // Takes a request and breaks off.
    const broken = createServer((socket) => {
      socket.once('data', () => {
        received += 1;
        socket.resetAndDestroy();
      });
    }).listen(0, '127.0.0.1');
    await once(broken, 'listening');
    const address = `127.0.0.1:${(broken.address() as AddressInfo).port}`;
    nginx = await startNginx(folder('.'), [address, address]);
    expect((await post(nginx.origin)).status).toBe(502);
    expect(received).toBe(1);
    broken.close();
  });

  it('hands a download link to any of them, and does not write it down', async () => {
    const { origin, instances } = await before(fine, fine);
    for (let count = 0; count < 4; count += 1)
      expect((await fetch(`${origin}/files/token`)).status).toBe(200);
    for (const { received } of instances) expect(received).toHaveLength(2);
    await (await post(origin)).text();
    expect(nginx?.log()).toContain('/graphql');
    expect(nginx?.log()).not.toContain('token');
  });

  const withKey = (origin: string, body = '{}'): Promise<Response> =>
    fetch(`${origin}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': 'k' },
      body,
    });

  it('has a request with a key answered by another one too, as it came', async () => {
    const { origin, instances } = await before(stopping, fine);
    for (let count = 0; count < 10; count += 1)
      expect((await withKey(origin, '{"query":"mutation { x }"}')).status).toBe(200);
    const [refusing, answering] = instances.map(({ received }) => received);
    expect(refusing?.length).toBeGreaterThan(0);
    expect(new Set(answering?.map(({ body, path }) => `${path} ${body}`))).toEqual(
      new Set(['/graphql {"query":"mutation { x }"}']),
    );
  });

  it('leaves no instance alone because it gave no key', async () => {
    const refuseKeys: Script = ({ headers }) =>
      headers['idempotency-key'] === undefined ? { body: { data: {} } } : { status: 503, body: {} };
    const { origin } = await before(refuseKeys, refuseKeys);
    for (let count = 0; count < 10; count += 1) {
      expect((await withKey(origin)).status).toBe(503);
      expect((await post(origin)).status).toBe(200);
    }
  });

  it('says where a request comes from, whatever that claims', async () => {
    const { origin, instances } = await before(fine, fine);
    await fetch(`${origin}/graphql`, {
      headers: { 'x-forwarded-for': '192.0.2.1', 'x-forwarded-proto': 'x' },
    });
    const [received] = instances.flatMap((instance) => instance.received);
    expect(received?.headers).toMatchObject({ 'x-forwarded-for': '127.0.0.1', 'x-forwarded-proto': 'http' });
  });

  it('writes a download link down nowhere, not even where an instance is down', async () => {
    const closed = '127.0.0.1:9';
    nginx = await startNginx(folder('.'), [closed, closed]);
    expect((await fetch(`${nginx.origin}/files/the-secret-token`)).status).toBe(502);
    expect((await post(nginx.origin)).status).toBe(502);
    expect(nginx.log()).toContain('/graphql');
    expect(nginx.log()).not.toContain('the-secret-token');
  });

  it('hands an upload on while it comes, whatever its size', async () => {
    const begun = Promise.withResolvers<string>();
    const server = createHttpServer((incoming, response) => {
      begun.resolve(incoming.url ?? '');
      void buffer(incoming).then(({ length }) => response.end(String(length)));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    nginx = await startNginx(folder('.'), [address, address]);
    const outgoing = request(`${nginx.origin}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'multipart/form-data; boundary=b', 'content-length': 5_000_000 },
    });
    const answered = once(outgoing, 'response') as Promise<[IncomingMessage]>;
    outgoing.write(Buffer.alloc(100_000));
    // It has arrived before it is whole.
    expect(await begun.promise).toBe('/graphql');
    outgoing.end(Buffer.alloc(4_900_000));
    const [answer] = await answered;
    expect(await text(answer)).toBe('5000000');
    server.close();
  });

  it('shows no metrics, and takes no JSON that orgraph would not take', async () => {
    const { origin, instances } = await before(fine, fine);
    expect((await fetch(`${origin}/metrics`)).status).toBe(404);
    for (const inner of ['graphql-with-files', 'graphql-with-key'])
      expect((await fetch(`${origin}/${inner}`)).status).toBe(404);
    expect((await post(origin, ' '.repeat(3_000_000))).status).toBe(413);
    expect(instances.flatMap(({ received }) => received)).toEqual([]);
  });
});

describe('nginx before two real instances', () => {
  const sandbox = useSandbox();
  const query = '{ organizationByNativeId(source: "rockset", nativeId: "self") { id } }';

  async function start(name: string, port: number): Promise<OrgraphProcess> {
    mkdirSync(folder(name), { recursive: true });
    const file = folder(`${name}/orgraph.yaml`);
    // JSON is YAML. Without `auth` orgraph answers this machine's own names, which are the ones used here.
    writeFileSync(file, JSON.stringify({ sources: sandbox().configuration().sources }));
    return startOrgraph({ ORGRAPH_CONFIG: file, PORT: String(port), SHUTDOWN_DELAY_MS: '1000' });
  }

  /** Whether it has answered a request since it was started: nginx has taken it up again. */
  const isAsked = ({ output }: OrgraphProcess): boolean =>
    output.some((line) => line.includes('"status":200'));

  it('loses no request while one after the other is restarted, several times', async () => {
    const ports = [await freePort(), await freePort()] as const;
    const instances = [await start('one', ports[0]), await start('two', ports[1])];
    nginx = await startNginx(folder('.'), [`127.0.0.1:${ports[0]}`, `127.0.0.1:${ports[1]}`]);
    const { origin } = nginx;
    // So that requests are always under way when an instance is told to stop.
    sandbox().addFault({ api: 'rockset-v1', kind: 'latency', ms: 50 });
    const answers: { status: number; text: string }[] = [];
    let isOver = false;
    const clients = Array.from({ length: 8 }, async () => {
      while (!isOver) {
        const answer = await post(origin, JSON.stringify({ query }));
        answers.push({ status: answer.status, text: await answer.text() });
      }
    });
    try {
      for (let round = 0; round < 2; round += 1) {
        for (const [index, name] of ['one', 'two'].entries()) {
          await until(() => instances.every(isAsked));
          expect(await instances[index]?.stop()).toBe(0);
          instances[index] = await start(name, ports[index] ?? 0);
        }
      }
    } finally {
      isOver = true;
      await Promise.all(clients);
      await Promise.all(instances.map((instance) => instance.stop()));
    }
    expect(answers.length).toBeGreaterThan(200);
    const isGood = ({ text }: (typeof answers)[number]): boolean =>
      text.startsWith('{"data":{"organizationByNativeId":{');
    expect(answers.filter((answer) => !isGood(answer))).toEqual([]);
  }, 120_000);
});
