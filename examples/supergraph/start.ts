/**
 * Everything at once, for people: orgraph with its sandbox, billing and people, composed, and a gateway in front of them:
 * Hive Gateway, or Apollo's with the argument `apollo`. Ctrl-C ends it.
 */
import { once } from 'node:events';
import { gateways } from './start-gateway.ts';
import { startSupergraph } from './start-supergraph.ts';

const wanted = process.argv[2] ?? 'hive';
const name = gateways.find((gateway) => gateway === wanted);
if (name === undefined) throw new Error(`The gateway is one of ${gateways.join(', ')}, not ${wanted}.`);

// From now on: what is started must be stopped, also when it is told to end before all of it runs.
const ended = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
const ports = { orgraph: '4000', billing: '4001', people: '4002', gateway: '4100' };
const supergraph = await startSupergraph(name, ports);
for (const { name: subgraph, url } of supergraph.subgraphs) console.log(`${subgraph}: ${url}`);
console.log(`orgraph's sandbox, with the calls it got: ${supergraph.sandboxUrl}/requests`);
console.log(`the supergraph, by ${name}: ${supergraph.url}`);
await ended;
await supergraph.stop();
