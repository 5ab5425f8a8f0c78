import { expectSame, hear } from './answers.ts';
import type { Contender, Server } from './contenders.ts';
import { measure, type Figures } from './measure.ts';
import type { Setting } from './setting.ts';
import { medians } from './statistics.ts';
import type { Outcome } from './tables.ts';
import type { Workload } from './workloads.ts';

/** A contender that runs. */
export interface Entrant {
  readonly contender: Contender;
  readonly server: Server;
}

export interface Rounds {
  readonly rounds: number;
  readonly seconds: number;
  readonly warmUpSeconds: number;
  readonly connections: number;
  /** Origin of the load generator. */
  readonly generator: string;
}

/**
 * Has all entrants answer one workload, in turn within each round, so that whatever slows the machine down for a while
 * slows all of them. Throws unless all say the same.
 */
export async function compare(
  setting: Setting,
  entrants: readonly Entrant[],
  workload: Workload,
  { rounds, seconds, warmUpSeconds, connections, generator }: Rounds,
): Promise<Outcome> {
  const prepared = [];
  for (const { contender, server } of entrants) {
    const asked = { ...contender, endpoint: server.endpoint };
    prepared.push({ ...asked, contender, server, ...(await hear(asked, workload)) });
  }
  const [reference, ...others] = prepared;
  for (const other of others) if (reference) expectSame(workload, reference, other);

  for (const one of prepared)
    await measure(setting, { ...one, generator, connections, seconds: warmUpSeconds });
  const figures = new Map<Contender, Figures[]>(entrants.map(({ contender }) => [contender, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const one of prepared) {
      figures.get(one.contender)?.push(await measure(setting, { ...one, generator, connections, seconds }));
    }
  }
  return { workload, figures: new Map([...figures].map(([contender, all]) => [contender, medians(all)])) };
}
