import { setTimeout as pause } from 'node:timers/promises';
import type { Server } from '../compare/contenders.ts';
import { residentBytes } from '../process-figures.ts';

export interface Start {
  /** Milliseconds from before its process was started until it had answered a query. */
  readonly ready: number;
  /** Bytes that it holds a second later, when it has had nothing else to do. */
  readonly memory: number;
}

const body = JSON.stringify({ query: '{ __typename }' });
const idleMs = 1_000;
const betweenTriesMs = 5;
const patienceMs = 60_000;

/** Times the start of a server, does something more with it, and stops it. */
export async function timeStart(
  start: () => Promise<Server>,
  meanwhile: (server: Server) => Promise<void> = async () => undefined,
): Promise<Start> {
  const since = performance.now();
  const server = await start();
  try {
    await untilAnswered(server, since + patienceMs);
    const ready = performance.now() - since;
    await pause(idleMs);
    const memory = await residentBytes(server.pid);
    await meanwhile(server);
    return { ready, memory };
  } finally {
    await server.stop();
  }
}

/** A server may say that it listens and still turn requests away for a moment. */
async function untilAnswered({ endpoint }: Server, deadline: number): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  for (;;) {
    const response = await fetch(endpoint, { method: 'POST', headers, body });
    await response.arrayBuffer();
    if (response.status === 200) return;
    if (performance.now() > deadline) throw new Error(`It started, and answers with ${response.status}.`);
    await pause(betweenTriesMs);
  }
}
