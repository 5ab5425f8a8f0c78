import { Rejection } from './failures.ts';
import type { Answer, Handler, SandboxRequest } from '../core/simulator.ts';
import type { Account, State } from './state.ts';

/** Key or user name and password; where both are sent, either is enough. Null: nobody we know. */
export function identify(state: State, request: SandboxRequest): Account | null {
  const key = request.headers['x-tiledb-rest-api-key'];
  const login = basicLogin(request.headers['authorization']);
  return (
    state.accounts.find(
      ({ token, username, password }) =>
        token === key || (login !== null && `${username}:${password}` === login),
    ) ?? null
  );
}

/** A handler that knows its caller and may throw a `Rejection`. */
export function asCaller(
  state: State,
  handle: (caller: Account, request: SandboxRequest) => Answer,
): Handler {
  return (request) => {
    const caller = identify(state, request);
    if (caller === null) return unauthenticated;
    try {
      return handle(caller, request);
    } catch (error) {
      if (error instanceof Rejection) return error.answer;
      throw error;
    }
  };
}

export const unauthenticated: Answer = {
  status: 401,
  json: { code: 401, message: 'unauthenticated for invalid credentials' },
};

/** `user:password`, or null when the header is something else. */
function basicLogin(authorization: string | undefined): string | null {
  const encoded = /^basic +([a-z0-9+/]+=*)$/i.exec(authorization ?? '')?.[1];
  return encoded === undefined ? null : Buffer.from(encoded, 'base64').toString('utf8');
}
