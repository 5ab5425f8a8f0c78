import { quote } from '../core/ids.ts';
import { UpstreamError } from '../core/errors.ts';
import type { SourceConfiguration } from '../config/configuration.ts';
import type { AnyApi, OrganizationPage, SourceStatus } from '../datasources/shared/api.ts';
import { isError, withoutUrls } from '../observability/error-record.ts';
import { adviceFor } from './advice.ts';
import type { Check } from './check.ts';
import { isBreaking, type Drift } from './drift/difference.ts';
import { driftOf } from './drift/drift.ts';
import { openLive } from './live-read.ts';

/**
 * Reads the first page of a source's organizations, once: every API has that, and it changes nothing. Milliseconds are
 * for all of it, a token included.
 */
export async function liveCheck(
  source: SourceConfiguration,
  apis: readonly AnyApi[],
  timeoutMs: number,
): Promise<Check> {
  const started = performance.now();
  try {
    const live = openLive(source, apis, timeoutMs);
    try {
      const opened = live.open();
      const page = await opened.organizations(null);
      const latencyMs = Math.round(performance.now() - started);
      const drift = await driftOf(source.api, live.heard);
      return withDrift(success(source.name, page, opened.status(), latencyMs), drift);
    } finally {
      await live.close();
    }
  } catch (error) {
    return failure(error, source, Math.round(performance.now() - started));
  }
}

/** What is new or was left out hurts nobody. */
function withDrift(check: Check, drift: readonly Drift[]): Check {
  const broken = drift.filter(isBreaking).length;
  if (broken === 0) return check;
  return {
    ...check,
    status: 'warning',
    text: `${check.text}; ${broken} difference(s) from the contract`,
    advice: '"npm run drift" names them, and the fields that they touch',
    details: { ...check.details, drift: drift.filter(isBreaking) },
  };
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
