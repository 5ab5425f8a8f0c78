import type { FastifyRequest } from 'fastify';
import { quote } from '../core/ids.ts';
import { Refusal } from './refusal.ts';

/** What sources are to do in one request, in the words of their simulators: `slow:2000`. By the source's name. */
export type Faults = ReadonlyMap<string, string>;

/** In lower case. */
const faultHeader = 'x-sandbox-fault';

const kinds =
  'slow:<milliseconds>, status:<4xx or 5xx>, limited, reset, hang, truncated, wrong-json, wrong-shape, html';
const known = /^(?:slow:\d{1,5}|status:[45]\d\d|limited|reset|hang|truncated|wrong-json|wrong-shape|html)$/;

/**
 * What `X-Sandbox-Fault` asks for, `tiledb=slow:2000, rockset=status:503`; null: nothing. `simulated`: names of the sources,
 * where they are simulators. Throws a `Refusal` where they are not, and for anything else.
 */
export function faultsOf(
  { headers }: Pick<FastifyRequest, 'headers'>,
  simulated: readonly string[] | null,
): Faults | null {
  const header = headers[faultHeader];
  if (header === undefined) return null;
  if (simulated === null) throw refusal('is for the sandbox only: the sources of this server are real');
  const faults = new Map<string, string>();
  for (const item of String(header).split(',')) {
    const [, source, fault] = /^\s*([^=\s]+)=(\S+)\s*$/.exec(item) ?? [];
    if (source === undefined || fault === undefined)
      throw refusal(`is a list of <source>=<fault>, which ${quote(item.trim())} is not`);
    if (!simulated.includes(source))
      throw refusal(`names ${quote(source)}, which is no source of this server`);
    if (!known.test(fault)) throw refusal(`asks for ${quote(fault)}; there are ${kinds}`);
    if (faults.has(source)) throw refusal(`names ${quote(source)} twice`);
    faults.set(source, fault);
  }
  return faults;
}

function refusal(why: string): Refusal {
  return new Refusal(400, 'BAD_REQUEST', `X-Sandbox-Fault ${why}.`);
}
