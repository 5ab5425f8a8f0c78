import type { SourceConfiguration } from '../../config/configuration.ts';
import { UpstreamError } from '../../core/errors.ts';
import type { AnyApi } from '../../datasources/shared/api.ts';
import { isError, withoutUrls } from '../../observability/error-record.ts';
import { openLive, type LiveSource } from '../live-read.ts';
import type { Drift } from './difference.ts';
import { driftOf } from './drift.ts';

/** What a source's vendor answers, compared with its contract. */
export interface SourceDrift {
  readonly source: string;
  readonly api: string;
  /** What it was asked for. */
  readonly operations: readonly string[];
  readonly drift: readonly Drift[];
  /** Why not all could be read; null: it was. */
  readonly failure: string | null;
}

/**
 * Reads the first page of a source's organizations and one of them by itself, and compares. Milliseconds are for all
 * of it, a token included.
 */
export async function checkDrift(
  { name, api, ...rest }: SourceConfiguration,
  apis: readonly AnyApi[],
  timeoutMs: number,
): Promise<SourceDrift> {
  const live = openLive({ name, api, ...rest }, apis, timeoutMs);
  const failure = await readSome(live).catch(explain);
  await live.close();
  return {
    source: name,
    api,
    operations: [...new Set(live.heard.statuses.map(({ operationId }) => operationId))],
    drift: await driftOf(api, live.heard),
    failure,
  };
}

async function readSome(live: LiveSource): Promise<null> {
  const { organizations } = await live.open().organizations(null);
  const [first] = organizations;
  if (first) await live.open().organization(first.nativeId);
  return null;
}

function explain(error: unknown): string {
  if (error instanceof UpstreamError) return `${error.code}: ${withoutUrls(error.message)}`;
  return isError(error) ? withoutUrls(error.message) : 'something went wrong';
}
