import { apiKey, isAuthenticated } from './authentication.ts';
import { errorAnswer } from './errors.ts';
import { perMinuteLimit } from './rate-limit.ts';
import { refusedBody, takesJson } from './request-rules.ts';
import { shapes } from './shapes.ts';
import type { ErrorStyle } from './errors.ts';
import type { Refusal, Simulator } from '../core/simulator.ts';

/** Rockset as it was: the organization of a key, and the liveness probe. */
export const simulator: Simulator = {
  name: 'rockset',
  apis: [{ api: 'rockset-v1', document: 'rockset-v1.yaml' }],
  start: ({ baseUrl, now, modes: { rockset: modes = {} } }) => {
    const { shape = 2024, requestsPerMinute = 500, errors = 'null-filled' } = modes;
    const style: ErrorStyle = { revision: shape === 2022 ? 2022 : 2024, nulls: errors === 'null-filled' };
    // One organization, so one count.
    const allowsOneMore = perMinuteLimit(requestsPerMinute, now);
    return {
      handlers: {
        ping: () => ({ status: 200, json: { message: 'GO ROCKSET!' } }),
        getOrganization: (request) => {
          if (!allowsOneMore()) {
            const limit = String(requestsPerMinute);
            return errorAnswer(
              429,
              style,
              `Rate limit exceeded for metadata reads: ${limit} requests per minute.`,
            );
          }
          if (!takesJson(request)) return errorAnswer(406, style);
          const refused = refusedBody(request);
          return refused === null
            ? { status: 200, json: { data: shapes[shape] } }
            : errorAnswer(refused, style);
        },
      },
      authenticate: (request) =>
        request.operationId === 'ping' || isAuthenticated(request) ? null : errorAnswer(401, style),
      refuse: (refusal) => errorAnswer(statusOf(refusal), style),
      sources: () => [
        { name: 'rockset', api: 'rockset-v1', baseUrl: baseUrl(), auth: { type: 'api-key', key: apiKey } },
      ],
    };
  },
};

function statusOf(refusal: Refusal): number {
  switch (refusal.kind) {
    case 'unknown-path':
      return 404;
    case 'wrong-method':
      return 405;
    case 'body-too-large':
      return 413;
    case 'media-type':
      return 415;
    case 'malformed-json':
    case 'invalid':
      return 400;
    case 'injected':
      return refusal.status;
  }
}
