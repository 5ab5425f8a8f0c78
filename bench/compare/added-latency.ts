import { expectSame, hear, type Said } from './answers.ts';
import type { Contender, Server } from './contenders.ts';
import type { Setting } from './setting.ts';
import { connectOnce } from './single-connection.ts';
import type { Workload } from './workloads.ts';

/** Milliseconds, one of each for every request that counted. */
export interface Times {
  /** From the request to the answer. */
  readonly total: readonly number[];
  /** Of that, while no call to the upstream was under way. */
  readonly added: readonly number[];
}

export interface AddedLatencyOptions {
  readonly requests: number;
  /** Requests before those that count: code is compiled meanwhile, and caches are filled. */
  readonly warmUp: number;
}

/**
 * Requests that one contender has before it is the next one's turn: on their own they would each find a processor that
 * has forgotten the contender's code.
 */
const inARow = 25;

/** Asks all contenders a workload in turn, one request at a time. Throws unless all say the same. */
export async function measureAdded(
  setting: Setting,
  entrants: readonly { readonly contender: Contender; readonly server: Server }[],
  workload: Workload,
  { requests, warmUp }: AddedLatencyOptions,
): Promise<ReadonlyMap<Contender, Times>> {
  const prepared = [];
  for (const { contender, server } of entrants) {
    const asked = { ...contender, endpoint: server.endpoint };
    const said: Said = await hear(asked, workload);
    const times = { total: [] as number[], added: [] as number[] };
    prepared.push({ ...asked, ...said, contender, times, connection: connectOnce(server.endpoint) });
  }
  const [reference, ...others] = prepared;
  for (const other of others) if (reference) expectSame(workload, reference, other);

  for (let first = -warmUp; first < requests; first += inARow) {
    for (const { exchanges, connection, times } of prepared) {
      for (let turn = first; turn < Math.min(first + inARow, requests); turn += 1) {
        const exchange = exchanges[Math.abs(turn) % exchanges.length];
        if (!exchange) continue;
        await setting.activity();
        const total = await connection.time(exchange.body, exchange.answer);
        const { busyMs } = await setting.activity();
        if (turn < 0) continue;
        times.total.push(total);
        times.added.push(total - busyMs);
      }
    }
  }
  for (const { connection } of prepared) connection.close();
  return new Map(prepared.map(({ contender, times }) => [contender, times]));
}
