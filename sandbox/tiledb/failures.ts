import { randomUUID } from 'node:crypto';
import type { Action } from './roles.ts';
import type { Account } from './state.ts';
import type { Answer } from '../core/simulator.ts';

/** Thrown inside a handler; its answer goes out. */
export class Rejection extends Error {
  readonly answer: Answer;

  constructor(answer: Answer) {
    super('the request was rejected');
    this.answer = answer;
  }
}

/** The vendor's own error numbers. Only 5000 is known in public; the others are made up. */
export const codes = {
  internal: 5000,
  invalid: 5001,
  forbidden: 5003,
  notFound: 5004,
  conflict: 5009,
} as const;

/** An error of a handler: these carry a request id, those of the framework do not. */
export function failure(status: number, code: number, message: string): Answer {
  return { status, json: { code, message, request_id: randomUUID() } };
}

export function invalid(message: string): Rejection {
  return new Rejection(failure(400, codes.invalid, message));
}

export function forbidden(caller: Account, action: Action, namespace: string): Rejection {
  const message = `user ${caller.username} is not allowed to ${action} in ${namespace}`;
  return new Rejection(failure(403, codes.forbidden, message));
}

export function notFound(message: string): Rejection {
  return new Rejection(failure(404, codes.notFound, message));
}

/** Two reads declare a 404 without a body. */
export function notFoundWithoutBody(): Rejection {
  return new Rejection({ status: 404 });
}

export function conflict(message: string): Rejection {
  return new Rejection(failure(409, codes.conflict, message));
}
