import { STATUS_CODES } from '../core/node-http.ts';
import type { Answer, SandboxRequest } from '../core/simulator.ts';

/** Ends a call with Spring Boot's error object; thrown by handlers. */
export class Problem extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

export const badRequest = (message: string): Problem => new Problem(400, message);
export const forbidden = (message: string): Problem => new Problem(403, message);
export const notFound = (message: string): Problem => new Problem(404, message);

/** A message of null is left out, as Spring Boot does when it has nothing to say. */
export function problemAnswer(
  status: number,
  message: string | null,
  request: SandboxRequest,
  now: Date,
): Answer {
  return {
    status,
    json: {
      timestamp: now.toISOString().replace('Z', '+00:00'),
      status,
      error: STATUS_CODES[status] ?? `Http Status ${String(status)}`,
      ...(message === null ? {} : { message }),
      path: request.path,
    },
  };
}
