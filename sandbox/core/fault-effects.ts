import type { ServerResponse } from 'node:http';
import type { Fault } from './faults.ts';
import { withHeaders, type Outgoing } from './outgoing.ts';
import { bytesOf, oversizedBody, send, sendDripping, sendTruncated } from './send.ts';
import type { Answer, RunningSimulator, SandboxRequest } from './simulator.ts';

const htmlPage =
  '<!DOCTYPE html>\n<html><head><title>502 Bad Gateway</title></head><body><h1>Bad gateway</h1></body></html>\n';

/** What a fault does instead of the handler: an answer, or nothing more (`torn`) since it dealt with the socket. */
export type Instead = { readonly answer: Answer } | { readonly torn: true };

/** Null: this kind damages the handler's answer, see `sendFaulty`. */
export function insteadOfHandler(
  fault: Fault,
  request: SandboxRequest,
  response: ServerResponse,
  simulator: RunningSimulator,
): Instead | null {
  switch (fault.kind) {
    case 'status': {
      const status = fault.status ?? 503;
      const refused = simulator.refuse({ kind: 'injected', status }, request);
      const own = 'body' in fault ? { status, ...bodyOf(fault.body) } : { ...refused, status };
      return { answer: finished(own, fault, request, simulator) };
    }
    case 'html': {
      const page = {
        status: fault.status ?? 200,
        headers: { 'content-type': 'text/html; charset=utf-8' },
        text: htmlPage,
      };
      return { answer: withHeaders(page, fault.headers) };
    }
    case 'oversized': {
      const stream = oversizedBody(fault.bytes ?? 300_000_000);
      return {
        answer: withHeaders(
          { status: 200, headers: { 'content-type': 'application/json' }, stream },
          fault.headers,
        ),
      };
    }
    case 'reset':
      response.socket?.resetAndDestroy();
      return { torn: true };
    case 'hang':
      return { torn: true };
    case 'latency':
    case 'truncated':
    case 'drip':
    case 'wrong-json':
    case 'wrong-shape':
      return null;
  }
}

/** Sends the handler's answer, damaged. Resolves to the status, or null when it did not arrive whole. */
export async function sendFaulty(
  fault: Fault,
  response: ServerResponse,
  answer: Outgoing,
): Promise<number | null> {
  const outgoing = withHeaders(answer, fault.headers);
  switch (fault.kind) {
    case 'truncated':
      return await sendTruncated(response, outgoing);
    case 'drip':
      return await sendDripping(response, outgoing, fault.ms ?? 10);
    case 'wrong-json':
      return await send(
        response,
        jsonAnswer(outgoing, cutInTheMiddle(await bytesOf(outgoing, '{"data": []}'))),
      );
    case 'wrong-shape': {
      const { body = { surprise: [{ shape: 'another' }] } } = fault;
      if (typeof outgoing.body !== 'string') outgoing.body.destroy();
      return await send(response, jsonAnswer(outgoing, JSON.stringify(body)));
    }
    case 'latency':
    case 'status':
    case 'html':
    case 'oversized':
    case 'reset':
    case 'hang':
      return await send(response, outgoing);
  }
}

function jsonAnswer({ headers }: Outgoing, body: string): Outgoing {
  return { status: 200, headers: { ...headers, 'content-type': 'application/json' }, body };
}

/** Half of an object or a list is never JSON; half of a number may be. */
function cutInTheMiddle(bytes: Buffer): string {
  const half = bytes.subarray(0, Math.ceil(bytes.length / 2)).toString('utf8');
  return /^[[{]/.test(half) && bytes.length > 1 ? half : `[${half}`;
}

function finished(
  answer: Answer,
  fault: Fault,
  request: SandboxRequest,
  { finish }: RunningSimulator,
): Answer {
  return withHeaders(finish ? finish(answer, request) : answer, fault.headers);
}

function bodyOf(body: unknown): Pick<Answer, 'json' | 'text' | 'headers'> {
  return typeof body === 'string'
    ? { text: body, ...(body === '' ? {} : { headers: { 'content-type': 'text/plain; charset=utf-8' } }) }
    : { json: body };
}
