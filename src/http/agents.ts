import type { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent, type AgentOptions } from 'node:https';
import { HttpProxyAgent, HttpsProxyAgent } from 'hpagent';
import { Agent } from './node-http.ts';
import type { TransportSettings } from './types.ts';

export interface AgentPair {
  readonly http: HttpAgent;
  readonly https: HttpsAgent;
}

export interface Agents {
  /** Keeps sockets for the next request. */
  readonly keepAlive: AgentPair;
  /** A socket of its own for each request: nothing can have closed it while it lay idle. */
  readonly fresh: AgentPair;
  /** Closes idle sockets, and those in use as soon as they are idle. */
  close(): void;
}

// Closes idle sockets, and ends a CONNECT that a proxy leaves unanswered after its request has given up.
const idleMs = 60_000;

function createPair(proxy: string | null, options: AgentOptions): AgentPair {
  if (proxy === null) return { http: new Agent(options), https: new HttpsAgent(options) };
  const { ca } = options;
  const proxied = {
    ...options,
    proxy,
    proxyRequestOptions: { ...(typeof ca === 'string' && { ca: [ca] }) },
  };
  return { http: new HttpProxyAgent(proxied), https: new HttpsProxyAgent(proxied) };
}

export function createAgents({ proxy, tls, maxConcurrency }: TransportSettings): Agents {
  // As many files as ordinary calls may be on their way.
  const options = { ...tls, maxSockets: 2 * maxConcurrency, timeout: idleMs };
  const keepAlive = createPair(proxy, { ...options, keepAlive: true });
  return {
    keepAlive,
    fresh: createPair(proxy, { ...options, keepAlive: false }),
    close() {
      for (const agent of [keepAlive.http, keepAlive.https]) {
        agent.maxFreeSockets = 0;
        for (const socket of Object.values(agent.freeSockets).flat()) socket?.destroy();
      }
    },
  };
}
