import { quote } from '../core/ids.ts';
import { UpstreamError } from '../core/errors.ts';
import type { SourceConfiguration } from '../config/configuration.ts';
import type { AnyApi, OrganizationPage, SourceStatus } from '../datasources/shared/api.ts';
import { createStore } from '../http/cache/store.ts';
import { isError, withoutUrls } from '../observability/error-record.ts';
import { createLogger } from '../observability/logger.ts';
import { connectSource } from '../server/connect-source.ts';
import { adviceFor } from './advice.ts';
import type { Check } from './check.ts';

const silent = createLogger({ level: 'silent' });
const nobodyLeaves = new AbortController().signal;

/**
 * Reads the first page of a source's organizations, once: every API has that, and it changes nothing. Milliseconds are
 * for all of it, a token included.
 */
export async function liveCheck(
  configured: SourceConfiguration,
  apis: readonly AnyApi[],
  timeoutMs: number,
): Promise<Check> {
  // What fails now and then is what one wants to see here.
  const source = { ...configured, transport: { ...configured.transport, retries: 0 } };
  const started = performance.now();
  try {
    const connected = connectSource(source, { apis, store: createStore(1), logger: silent });
    try {
      const opened = connected.open({ signal: nobodyLeaves, deadline: () => started + timeoutMs });
      const page = await opened.organizations(null);
      return success(source.name, page, opened.status(), Math.round(performance.now() - started));
    } finally {
      await connected.close();
    }
  } catch (error) {
    return failure(error, source, Math.round(performance.now() - started));
  }
}

function success(
  name: string,
  { organizations, next, total }: OrganizationPage,
  { rateLimit }: SourceStatus,
  latencyMs: number,
): Check {
  const seen = organizations.length;
  const count = total ?? (next === null ? seen : null);
  const limit =
    rateLimit.limit === null
      ? ''
      : `; rate limit ${rateLimit.limit}, ${rateLimit.remaining ?? 'an unknown number'} left`;
  return {
    about: 'live',
    name,
    status: 'ok',
    text: `answered in ${latencyMs} ms: ${count ?? `${seen} or more`} organization(s)${limit}`,
    details: { latencyMs, organizations: seen, total: count, rateLimit },
  };
}

function failure(error: unknown, source: SourceConfiguration, latencyMs: number): Check {
  const check = { about: 'live', name: source.name, status: 'problem' } as const;
  if (!(error instanceof UpstreamError)) {
    const message = isError(error) ? withoutUrls(error.message) : 'something went wrong';
    return { ...check, text: `failed: ${message}`, details: { latencyMs } };
  }
  const { code, httpStatus = null, requestId = null, retryAfter = null } = error;
  const [complaint] = error.complaints;
  const said = complaint ? ` The vendor says ${quote(withoutUrls(complaint.message))}.` : '';
  return {
    ...check,
    text: `${code}: ${error.message}${said}`,
    advice: adviceFor(error, source),
    details: { latencyMs, code, httpStatus, requestId, retryAfter, operationId: error.operationId ?? null },
  };
}
