import { startStandIn, type Received, type StandIn } from '../support/stand-in.ts';
import { until } from '../support/temporary-files.ts';

/** A real vendor behind a door that the test can keep shut. */
export interface WaitingVendor extends StandIn {
  /** From now on calls of this method arrive and get no answer, until the function that it gives is called. */
  hold(method: string): () => void;
  /** Resolves when so many calls have arrived. */
  arrivals(count: number): Promise<readonly Received[]>;
}

/** Passes on what `baseUrl` answers. */
export async function startWaitingVendor(baseUrl: string): Promise<WaitingVendor> {
  let shut: { readonly method: string; readonly until: Promise<unknown> } | undefined;
  const standIn = await startStandIn(async ({ method, path, query, headers, body }) => {
    if (shut?.method === method) await shut.until;
    const passedOn = ['authorization', 'x-tiledb-rest-api-key', 'content-type', 'accept'].flatMap((name) => {
      const value = headers[name];
      return typeof value === 'string' ? [[name, value] as const] : [];
    });
    const search = new URLSearchParams(query).toString();
    const response = await fetch(`${baseUrl}${path}${search === '' ? '' : `?${search}`}`, {
      method,
      headers: Object.fromEntries(passedOn),
      ...(body !== '' && { body }),
    });
    const type = response.headers.get('content-type');
    return {
      status: response.status,
      headers: type === null ? {} : { 'content-type': type },
      body: await response.text(),
    };
  });
  return {
    ...standIn,
    hold(method) {
      const { promise, resolve } = Promise.withResolvers<true>();
      shut = { method, until: promise };
      return () => {
        resolve(true);
      };
    },
    async arrivals(count) {
      await until(() => standIn.received.length >= count);
      return standIn.received;
    },
  };
}
