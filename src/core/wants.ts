import { AsyncLocalStorage } from 'node:async_hooks';

/** A field of an answer, as graphql-js names it. */
export interface ResponsePath {
  readonly prev: ResponsePath | undefined;
  readonly key: string | number;
}

/** The fields of a traced operation that want one thing of a source. Others may come to want it later. */
export type Want = ReadonlySet<ResponsePath>;

/** Everything that one call is made for. */
export type Wants = Iterable<Want>;

const current = new AsyncLocalStorage<Wants>();
const nothing: Wants = [];

/** What the running code works for; empty in operations that are not traced. */
export function currentWants(): Wants {
  return current.getStore() ?? nothing;
}

/** Has whatever `work` asks of sources, now or later, be for these. */
export function workFor<T>(wants: Wants, work: () => T): T {
  return current.run(wants, work);
}
