import { json, startServer, type LocalServer } from './local-server.ts';

export interface LimitedVendor extends LocalServer {
  /** In the order of the requests. */
  readonly statuses: readonly number[];
}

/** A vendor with Confluent's headers, which lets so many calls in within each fixed window. */
export async function startLimitedVendor(limit: number, seconds = 1): Promise<LimitedVendor> {
  const statuses: number[] = [];
  let endsAt = 0;
  let used = 0;
  const server = await startServer((_request, response) => {
    const now = performance.now();
    if (now >= endsAt) [endsAt, used] = [now + seconds * 1000, 0];
    used += 1;
    response.setHeader('X-RateLimit-Limit', limit);
    response.setHeader('X-RateLimit-Remaining', Math.max(0, limit - used));
    response.setHeader('X-RateLimit-Reset', Math.ceil(Math.round(endsAt - now) / 1000));
    const status = used > limit ? 429 : 200;
    statuses.push(status);
    json(response, {}, status);
  });
  return { ...server, statuses };
}
