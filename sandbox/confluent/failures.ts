import { randomUUID } from 'node:crypto';
import type { Answer } from '../core/simulator.ts';

/** The members of one error that differ; `id` and `status` are filled in. */
export interface Problem {
  readonly code?: string;
  readonly title?: string;
  readonly detail: string;
  readonly source?: { readonly pointer?: string; readonly parameter?: string };
}

/** The vendor's error envelope. Like the live service, `source` is there, if only empty. */
export function failure(
  status: number,
  problems: readonly Problem[],
  headers: Record<string, string> = {},
): Answer {
  const errors = problems.map(({ source = {}, ...rest }) => ({
    id: newId(),
    status: String(status),
    ...rest,
    source,
  }));
  return { status, headers, json: { errors } };
}

/** 32 hex digits: the form of error and request ids. */
export function newId(): string {
  return randomUUID().replaceAll('-', '');
}

/** Only this sample is documented, so every 401 carries it. */
const challenge = {
  'WWW-Authenticate': 'Basic error="invalid_key", error_description="The API Key is invalid"',
};

export const unauthorized = (): Answer => failure(401, [{ detail: 'Unauthorized' }], challenge);

const authenticationGuide = 'https://docs.confluent.io/cloud/current/api.html#section/Authentication';

export const invalidApiKey = (): Answer => {
  const detail = `invalid API key: make sure you're using a Cloud or Global API Key, and not a Cluster API Key: ${authenticationGuide}`;
  return failure(401, [{ detail }], challenge);
};

export const forbidden = (): Answer =>
  failure(403, [{ code: 'forbidden_access', detail: 'Forbidden Access' }]);

export const notFound = (): Answer =>
  failure(404, [{ code: 'resource_not_found', detail: 'Resource Not Found' }]);

/** The one error the live service sends without an id. */
export const routeNotFound = (): Answer => ({
  status: 404,
  json: { errors: [{ status: '404', code: 'route_not_found', detail: 'Route not found', source: {} }] },
});

export function badParameter(parameter: string, detail: string): Answer {
  const words = parameter.split('_');
  const title = `Invalid ${words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ')}`;
  return failure(400, [{ code: `invalid_${parameter}`, title, detail, source: { parameter } }]);
}

export const invalidRequest = (detail: string): Answer => failure(400, [{ code: 'invalid_request', detail }]);
