import { Agent, request as httpRequest } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { startSandbox, type Sandbox } from '../../sandbox/index.ts';
import { startGraph, type ListeningGraph, type SourceInput } from '../support/graph.ts';
import { until } from '../support/temporary-files.ts';

let sandbox: Sandbox;
let graph: ListeningGraph | undefined;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterEach(() => graph?.stop());
afterAll(() => sandbox.stop());

/** All configurations have Rockset, each time as another source. */
function sourcesOf(round: number): readonly SourceInput[] {
  const own = ['rockset', round % 2 === 0 ? 'tiledb' : 'guardai'];
  return sandbox
    .configuration()
    .sources.filter(({ name }) => own.includes(name))
    .map((source) => (source.name === 'rockset' ? { ...source, timeoutMs: 10_000 + round } : source));
}

const query = '{ organizationByNativeId(source: "rockset", nativeId: "self") { name } sources { name } }';

interface Answered {
  readonly status: number | undefined;
  readonly connection: string | undefined;
  readonly reused: boolean;
  readonly body: {
    readonly data: { readonly sources: readonly { name: string }[] };
    readonly errors?: unknown;
  };
}

function ask(address: string, agent: Agent): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json' };
    const outgoing = httpRequest(`${address}/graphql`, { method: 'POST', agent, headers }, (response) => {
      text(response).then((body) => {
        const { statusCode: status, headers: answered } = response;
        const { connection } = answered;
        resolve({
          status,
          connection,
          reused: outgoing.reusedSocket,
          body: JSON.parse(body) as Answered['body'],
        });
      }, reject);
    });
    outgoing.on('error', reject).end(JSON.stringify({ query }));
  });
}

const sockets = (): number =>
  process.getActiveResourcesInfo().filter((resource) => resource === 'TCPSocketWrap').length;
const closed = ({ log }: ListeningGraph): number =>
  log.filter((line) => line.includes('the configuration before is out of use')).length;

it('loses no request and no connection while the configuration changes 50 times', async () => {
  const running = (graph = await startGraph(sourcesOf(0)));
  const agents = Array.from({ length: 6 }, () => new Agent({ keepAlive: true, maxSockets: 1 }));
  const first = await Promise.all(agents.map((agent) => ask(running.address, agent)));
  expect(first.map(({ status }) => status)).toEqual(agents.map(() => 200));

  const answers: Answered[] = [];
  let isOver = false;
  const clients = agents.map(async (agent) => {
    while (!isOver) answers.push(await ask(running.address, agent));
  });
  for (let round = 1; round <= 50; round += 1) {
    const before = answers.length;
    await running.reload(sourcesOf(round));
    await until(() => answers.length > before);
  }
  isOver = true;
  await Promise.all(clients);

  expect(answers.length).toBeGreaterThanOrEqual(50);
  const odd = answers.filter(
    ({ status, connection, reused, body }) =>
      status !== 200 || connection !== 'keep-alive' || !reused || body.errors !== undefined,
  );
  expect(odd).toEqual([]);
  // Each was answered by one configuration, whole, and both kinds had their turn.
  const seen = new Set(answers.map(({ body }) => body.data.sources.map(({ name }) => name).join()));
  const expected = [0, 1].map((round) =>
    sourcesOf(round)
      .map(({ name }) => name)
      .join(),
  );
  expect([...seen].toSorted()).toEqual(expected.toSorted());
  await until(() => closed(running) === 50);
  for (const agent of agents) agent.destroy();
});

it('keeps nothing of the configurations that were', async () => {
  const running = (graph = await startGraph(sourcesOf(0)));
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const turn = async (round: number): Promise<void> => {
    await running.reload(sourcesOf(round));
    await ask(running.address, agent);
  };
  await turn(1);
  const before = sockets();
  for (let round = 2; round <= 60; round += 1) await turn(round);
  // The sockets to the vendor that lay idle are those of the last configuration alone.
  await until(() => closed(running) === 60 && sockets() <= before);
  agent.destroy();
});
