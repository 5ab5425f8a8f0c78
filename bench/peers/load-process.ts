/**
 * Asks a server as fast as it answers, over a number of connections each of which waits for its answer: prints its
 * origin, takes a `LoadJob` as a POST and answers a `LoadResult`, and ends with its parent. Every answer is compared.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createHistogram } from 'node:perf_hooks';
import { json } from 'node:stream/consumers';
import autocannon from 'autocannon';
import type { LoadJob, LoadResult } from '../compare/load.ts';

/** Seconds that the last answers may take. */
const patience = 30;

/** A connection of autocannon's: after as many requests it ends, which its options say of all connections alike. */
interface Connection extends autocannon.Client {
  responseMax?: number;
  readonly reqsMade: number;
}

async function load({ endpoint, connections, seconds, exchanges }: LoadJob): Promise<LoadResult> {
  let wrong = 0;
  let sample: string | null = null;
  const requests = exchanges.map(({ body, answer }) => ({
    method: 'POST' as const,
    headers: { 'content-type': 'application/json' },
    body,
    onResponse(status: number, text: string) {
      if (status === 200 && text === answer) return;
      wrong += 1;
      sample ??= `${status} ${text}`.slice(0, 500);
    },
  }));
  const microseconds = createHistogram({ highest: 60_000_000, figures: 3 });
  let connected = 0;
  const { promise, resolve, reject } = Promise.withResolvers<autocannon.Result>();
  const run = autocannon(
    {
      url: endpoint,
      connections,
      // Long enough for the last answers; the deadline below ends it.
      duration: seconds + patience,
      requests: requests.slice(0, 1),
      // Milliseconds: how often it looks whether the time is up.
      sampleInt: 50,
      setupClient(client) {
        // Each connection has its own share of the exchanges, so that no two ask for the same at the same time.
        if (requests.length >= connections) {
          client.setRequests(requests.filter((_, index) => index % connections === connected % connections));
        }
        connected += 1;
      },
    },
    (error: Error | null, result) => {
      if (error) reject(error);
      else resolve(result);
    },
  );
  const since = performance.now();
  const deadline = since + seconds * 1_000;
  let answered = 0;
  let inTime = 0;
  run.on('response', (client, _status, _bytes, milliseconds) => {
    answered += 1;
    if (performance.now() < deadline) inTime += 1;
    // autocannon would cut what is under way, which the contender would go on with, unpaid.
    else {
      const connection = client as Connection;
      connection.responseMax = connection.reqsMade;
    }
    microseconds.record(Math.max(1, Math.round(milliseconds * 1_000)));
  });
  const { errors, timeouts } = await promise;
  return {
    answered,
    perSecond: inTime / seconds,
    seconds: (performance.now() - since) / 1_000,
    p50: microseconds.percentile(50) / 1_000,
    p99: microseconds.percentile(99) / 1_000,
    wrong,
    lost: errors + timeouts,
    sample,
  };
}

const server = createServer((request, response) => {
  void json(request)
    .then((job) => load(job as LoadJob))
    .then(
      (result) => response.end(JSON.stringify(result)),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
});
server.listen(0, '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
process.stdin.resume().once('end', () => {
  server.close();
  server.closeAllConnections();
});
