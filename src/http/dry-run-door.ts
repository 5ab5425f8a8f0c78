import { WritePlanned, type DryRun, type PlannedWrite } from '../core/dry-run.ts';
import { UpstreamError } from '../core/errors.ts';
import { parseJson } from '../core/json.ts';
import { isIdempotent, prepareCall, type PreparedCall } from './prepared-call.ts';
import { targetUrl } from './target-url.ts';
import type { Connection, UpstreamRequest } from './types.ts';

interface Planning {
  /** Name of the source. */
  readonly source: string;
  readonly base: URL;
  readonly dryRun: DryRun;
}

/**
 * The same door, but a write never goes through it, whoever sends it: it is checked and handed over as it would be sent,
 * and `send` rejects, with what the vendor would say as far as that can be known, else with `WritePlanned`.
 */
export function dryRunDoor(door: Connection, { source, base, dryRun }: Planning): Connection {
  /** Of the writes so far: what is read for them may be asked for by a name with one in it. */
  const secrets: string[] = [];
  const planned = async (request: UpstreamRequest, signal: AbortSignal): Promise<never> => {
    signal.throwIfAborted();
    secrets.push(...(request.secrets ?? []));
    await dryRun.plan(await plannedWrite(prepareCall(source, base, request), base));
    try {
      const change = await request.foresee?.();
      if (change) dryRun.foresee(change);
    } catch (error) {
      if (error instanceof UpstreamError && error.code === 'UPSTREAM_REJECTED') throw error;
      dryRun.failToForesee(error);
    }
    throw new WritePlanned(request.operationId);
  };
  const readOnly = (request: UpstreamRequest): void => {
    if (!isIdempotent(request))
      throw new TypeError(`${request.operationId} writes, and is not sent as a write`);
  };

  return {
    ...door,
    send: (request, signal) =>
      isIdempotent(request) ? door.send({ ...request, secrets }, signal) : planned(request, signal),
    async stream(request, signal) {
      readOnly(request);
      return door.stream(request, signal);
    },
    async read(reading, signal) {
      readOnly(reading.request);
      return door.read(reading, signal);
    },
  };
}

async function plannedWrite({ name, request, wire }: PreparedCall, base: URL): Promise<PlannedWrite> {
  const { method, content } = wire;
  const { pathname, search, searchParams } = targetUrl(new URL(base.origin), request);
  const isJson = request.json !== undefined;
  return {
    ...name,
    method,
    path: pathname + search,
    parameters: { ...request.params, ...Object.fromEntries(searchParams) },
    body: isJson && typeof content === 'string' ? parseJson(content) : await request.outline?.(),
    isJson,
    readBack: request.readBack,
    secrets: request.secrets ?? [],
  };
}
