import type { FastifyRequest } from 'fastify';
import { asRecord } from '../core/json.ts';
import type { AskedOfOperation } from '../trace/asked.ts';

/** In lower case. */
const traceHeader = 'x-orgraph-trace';

/** By `extensions` of the body, or of the URL where it is a GET; or by the header. Null: it asks for nothing. */
export function askedOfOperation({ method, headers, query, body }: FastifyRequest): AskedOfOperation | null {
  const header = headers[traceHeader];
  const { extensions } = asRecord(method === 'GET' ? query : body);
  if (header === undefined && extensions === undefined) return null;
  const { trace, plan } = asRecord(method === 'GET' ? parsed(extensions) : extensions);
  const asked = { trace: trace === true || header === '1' || header === 'true', plan: plan === true };
  return asked.trace || asked.plan ? asked : null;
}

/** Of text that is no JSON, Apollo Server says so. */
function parsed(text: unknown): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    return null;
  }
}
