import type { Timeouts, TransportSettings } from '../http/types.ts';
import type { Defaults, Source } from './file-schema.ts';
import { isKeyPair } from './pem.ts';
import type { Path, Problem } from './problem.ts';
import {
  usualBreaker,
  usualConcurrency,
  usualResponseBytes,
  usualRetries,
  usualTimeouts,
} from './usual-options.ts';

/** A source's own options over `defaults` over the usual; objects are merged key by key. */
export function transportOf(
  source: Source,
  defaults: Defaults,
  baseUrl: string,
  proxyOf: (baseUrl: string) => string | null,
): TransportSettings {
  const { total, connect, response } = mergedTimeouts(source, defaults);
  const proxy = source.proxy === undefined ? defaults.proxy : source.proxy;
  return {
    baseUrl,
    timeouts: { connect: Math.min(connect, total), response: Math.min(response, total), total },
    maxConcurrency: source.maxConcurrency ?? defaults.maxConcurrency ?? usualConcurrency,
    maxResponseBytes: source.maxResponseBytes ?? defaults.maxResponseBytes ?? usualResponseBytes,
    proxy: proxy === undefined ? proxyOf(baseUrl) : proxy,
    tls: { ...given(defaults.tls), ...given(source.tls) },
    redirectOrigins: source.redirectOrigins ?? defaults.redirectOrigins ?? [],
    retries: source.retries ?? defaults.retries ?? usualRetries,
    rateLimit: source.rateLimit ?? defaults.rateLimit ?? null,
    traceContext: source.traceContext ?? defaults.traceContext ?? false,
    breaker: { ...usualBreaker, ...given(defaults.breaker), ...given(source.breaker) },
  };
}

/** What is wrong with options that are each right by themselves. */
export function contradictions(source: Source, defaults: Defaults, path: Path): readonly Problem[] {
  return [
    ...outlasting(source, mergedTimeouts(source, defaults).total, path),
    ...unpaired(source, defaults, path),
  ];
}

/** A part of the time that was asked for in words, and that the whole would cut short. */
export function outlasting(own: Defaults, total: number, path: Path): readonly Problem[] {
  const parts = typeof own.timeoutMs === 'object' ? own.timeoutMs : {};
  return (['connect', 'response'] as const)
    .filter((part) => (parts[part] ?? 0) > total)
    .map((part) => ({
      path: [...path, 'timeoutMs', part],
      text: 'must not be more than total',
    }));
}

export function mergedTimeouts(source: Defaults, defaults: Defaults): Timeouts {
  return { ...usualTimeouts, ...asParts(defaults.timeoutMs), ...asParts(source.timeoutMs) };
}

function unpaired(source: Source, defaults: Defaults, path: Path): readonly Problem[] {
  const { cert, key } = { ...given(defaults.tls), ...given(source.tls) };
  const at = [...path, 'tls'];
  if (cert === undefined && key === undefined) return [];
  if (cert === undefined) return [{ path: at, text: 'has a key but no cert' }];
  if (key === undefined) return [{ path: at, text: 'has a cert but no key' }];
  return isKeyPair(cert, key) ? [] : [{ path: at, text: 'has a key that does not belong to its cert' }];
}

/** A number is the whole call's time. */
function asParts(timeoutMs: Defaults['timeoutMs']): Partial<Timeouts> {
  return typeof timeoutMs === 'number' ? { total: timeoutMs } : given(timeoutMs);
}

type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** Without the keys that are there and undefined: they would hide the same key of what is merged below. */
function given<T extends object>(value: T | undefined): Given<T> {
  return Object.fromEntries(Object.entries(value ?? {}).filter(([, part]) => part !== undefined)) as Given<T>;
}
