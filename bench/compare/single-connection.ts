import { Agent, request, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';

/** One connection to a contender, that is kept. */
export interface SingleConnection {
  /** Milliseconds until the answer is there. Throws unless it is the one expected. */
  time(body: string, expected: string): Promise<number>;
  close(): void;
}

export function connectOnce(endpoint: string): SingleConnection {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  return {
    async time(body, expected) {
      const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
      const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
      const since = performance.now();
      request(endpoint, { method: 'POST', agent, headers })
        .once('response', resolve)
        .once('error', reject)
        .end(body);
      const answer = await text(await promise);
      const took = performance.now() - since;
      if (answer !== expected) throw new Error(`This is not the answer expected: ${answer.slice(0, 1_000)}`);
      return took;
    },
    close() {
      agent.destroy();
    },
  };
}
