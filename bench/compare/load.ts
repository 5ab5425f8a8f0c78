/** The load generator's half of the conversation; the generator is a process of its own, `peers/load-process.ts`. */
export interface LoadJob {
  readonly endpoint: string;
  readonly connections: number;
  readonly seconds: number;
  /** Requests with the answers they must get. With as many as connections, each connection asks its own share of them. */
  readonly exchanges: readonly Exchange[];
}

export interface Exchange {
  readonly body: string;
  readonly answer: string;
}

export interface LoadResult {
  /** Answers in all, those to requests that were under way when the time was up included. */
  readonly answered: number;
  /** Answers a second, while the time was not up. */
  readonly perSecond: number;
  /** From the first request to the last answer. */
  readonly seconds: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  /** Answers that were not the one expected; `sample`: the first of them. */
  readonly wrong: number;
  readonly sample: string | null;
  /** Requests without an answer. */
  readonly lost: number;
}

/** Has the generator at `origin` do a job. Throws when a request got no answer, or not the one expected. */
export async function load(origin: string, job: LoadJob): Promise<LoadResult> {
  const response = await fetch(origin, { method: 'POST', body: JSON.stringify(job) });
  if (!response.ok) throw new Error(`The load generator failed: ${await response.text()}`);
  const result = (await response.json()) as LoadResult;
  if (result.lost > 0) throw new Error(`${result.lost} requests got no answer.`);
  if (result.wrong > 0) {
    throw new Error(`${result.wrong} answers are not the one expected; the first: ${result.sample ?? ''}`);
  }
  return result;
}
