import type { Contract, Operation } from './contract.ts';

export type Route =
  | { readonly found: true; readonly operation: Operation; readonly params: Readonly<Record<string, string>> }
  /** `allowed` is empty for an unknown path, else the methods the path has. */
  | { readonly found: false; readonly allowed: readonly string[] };

/**
 * Finds the operation for a path as sent (percent-encoded, without query). Among templates that fit, the one with the
 * most literal segments wins, but only for the methods it has: TileDB's `POST …/user` leaves `GET …/user` to `…/{username}`.
 */
export function findRoute(contracts: readonly Contract[], method: string, path: string): Route {
  const parts = path.slice(1).split('/');
  const fitting = contracts
    .flatMap((contract) => contract.operations)
    .flatMap((operation) => {
      const params = matchSegments(operation, parts);
      return params ? [{ operation, params }] : [];
    })
    .sort((one, other) => literals(other.operation) - literals(one.operation));
  const match = fitting.find(({ operation }) => operation.method === method);
  if (match) return { found: true, ...match };
  return { found: false, allowed: [...new Set(fitting.map(({ operation }) => operation.method))] };
}

/** The contract an unknown path most likely meant: the first that has paths starting with the same segment. */
export function nearestContract(contracts: readonly Contract[], path: string): Contract | undefined {
  const [first] = path.slice(1).split('/');
  const starts = ({ segments: [segment] }: Operation): boolean =>
    segment !== undefined && 'literal' in segment && segment.literal === first;
  return contracts.find((contract) => contract.operations.some(starts)) ?? contracts[0];
}

function matchSegments({ segments }: Operation, parts: readonly string[]): Record<string, string> | null {
  if (segments.length !== parts.length) return null;
  const params: Record<string, string> = {};
  for (const [index, segment] of segments.entries()) {
    const value = decode(parts[index] ?? '');
    if (value === null) return null;
    if ('literal' in segment) {
      if (segment.literal !== value) return null;
    } else {
      if (value === '') return null;
      params[segment.parameter] = value;
    }
  }
  return params;
}

function decode(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}

function literals({ segments }: Operation): number {
  return segments.filter((segment) => 'literal' in segment).length;
}
