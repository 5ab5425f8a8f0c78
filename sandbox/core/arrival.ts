import type { IncomingMessage } from 'node:http';
import { loadContract, type Contract } from './contract.ts';
import { firstValues, limitedStream, type ReadBody } from './read-body.ts';
import type { OpenRecord } from './request-log.ts';
import { findRoute, nearestContract, type Route } from './router.ts';
import type { ApiId, ExtraRoute, SandboxRequest, Simulator } from './simulator.ts';

/** What is known of a call once its head is there. */
export interface Arrival {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly route: Route;
  readonly extra: ExtraRoute | undefined;
  readonly contract: Contract | undefined;
  readonly api: ApiId;
  readonly operationId: string | null;
}

export function arrive(simulator: Simulator, raw: IncomingMessage): Arrival {
  const method = raw.method ?? 'GET';
  const [path = '/', ...search] = (raw.url ?? '/').split('?');
  const contracts = simulator.apis.map(({ api, document }) => loadContract(api, document));
  const route = findRoute(contracts, method, path);
  const extra = simulator.extraRoutes?.find((one) => one.method === method && one.path === path);
  const operation = route.found ? route.operation : null;
  const contract = operation
    ? contracts.find(({ api }) => api === operation.api)
    : nearestContract(contracts, path);
  const api = extra?.api ?? contract?.api;
  if (!api) throw new Error(`${simulator.name} has no contract`);
  const operationId = extra?.operationId ?? operation?.operationId ?? null;
  const query = firstValues(new URLSearchParams(search.join('?')));
  return { method, path, query, headers: headersOf(raw), route, extra, contract, api, operationId };
}

function headersOf({ headers }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]],
    ),
  );
}

export function requestOf(
  arrival: Arrival,
  raw: IncomingMessage,
  read: ReadBody,
  record: OpenRecord,
): SandboxRequest {
  const { api, operationId, method, path, query, headers, route } = arrival;
  return {
    ...{ api, operationId, method, path, query, headers, raw },
    params: route.found ? route.params : {},
    body: read.body,
    text: read.text,
    stream: () => limitedStream(raw),
    recordParts(parts) {
      record.body = { parts };
    },
  };
}
