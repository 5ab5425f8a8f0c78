import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from '../core/node-http.ts';
import type { Answer } from '../core/simulator.ts';

export interface ErrorStyle {
  /** Names of two categories changed in January 2024. */
  readonly revision: 2022 | 2024;
  /** Whether absent members come as null, as the live service wrote them. */
  readonly nulls: boolean;
}

const categories: Readonly<Record<number, readonly [type: string, message: string]>> = {
  400: ['INVALIDINPUT', 'Malformed request.'],
  401: ['AUTHEXCEPTION', 'Invalid API key.'],
  403: ['FORBIDDEN', 'You do not have permission to view this organization.'],
  404: ['NOTFOUND', 'Resource not found.'],
  405: ['METHODNOTALLOWED', 'Method not allowed.'],
  406: ['NOTACCEPTABLE', 'Only application/json can be answered.'],
  408: ['QUERY_TIMEOUT', 'The request took too long.'],
  409: ['CONFLICT', 'Conflict.'],
  413: ['CONTENTTOOLARGE', 'The body is too large.'],
  415: ['UNSUPPORTEDMEDIATYPE', 'The media type is not supported.'],
  429: ['RATELIMITEXCEEDED', 'Rate limit exceeded.'],
  500: ['INTERNALERROR', 'Internal server error.'],
  501: ['NOTIMPLEMENTEDYET', 'Not implemented yet.'],
  503: ['NOT_READY', 'The service is not ready.'],
};
const earlierNames: Readonly<Record<string, string>> = {
  METHODNOTALLOWED: 'NOTALLOWED',
  UNSUPPORTEDMEDIATYPE: 'NOTSUPPORTED',
};
/** Refused before anything was looked up: no trace yet. */
const untraced = new Set([401, 405, 503]);

/** The vendor's flat error body; from gateways an HTML page. */
export function errorAnswer(status: number, style: ErrorStyle, message?: string): Answer {
  if (status === 502 || status === 504) return gatewayPage(status);
  const [type, usual] =
    categories[status] ??
    (status < 500 ? ['BADREQUEST', 'Bad request.'] : ['INTERNALERROR', 'Internal server error.']);
  const body = {
    message: message ?? usual,
    type: style.revision === 2022 ? (earlierNames[type] ?? type) : type,
    line: null,
    column: null,
    trace_id: untraced.has(status) ? null : randomUUID(),
    error_id: null,
    query_id: null,
  };
  return { status, json: style.nulls ? body : withoutNulls(body) };
}

function gatewayPage(status: number): Answer {
  const title = `${String(status)} ${STATUS_CODES[status] ?? ''}`;
  return {
    status,
    headers: { 'content-type': 'text/html' },
    text: `<html><body><h1>${title}</h1></body></html>`,
  };
}

function withoutNulls(body: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null));
}
