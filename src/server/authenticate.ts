import type { FastifyInstance } from 'fastify';
import type { Caller } from '../core/caller.ts';
import { UnauthenticatedError, type Authenticator } from '../security/authenticator.ts';
import { KeysUnavailableError } from '../security/remote-keys.ts';
import { isHealthCheck } from './health.ts';
import { Refusal } from './refusal.ts';
import { currentRecord, currentRequest } from './request-record.ts';

/** Refuses requests that were meant for another server, whatever they ask for. */
export function refuseOtherHosts(server: FastifyInstance, authenticator: Authenticator): void {
  server.addHook('onRequest', (request, _reply, done) => {
    const isRefused =
      !authenticator.mayBeCalled(request.headers.host) && !isHealthCheck(request.routeOptions.url);
    done(isRefused ? otherHost() : undefined);
  });
}

/** Notes in each request's record who sends it, before its body is read; refuses those that are nobody's. */
export function authenticate(server: FastifyInstance, authenticator: Authenticator): void {
  server.addHook('onRequest', (request, _reply, done) => {
    const record = currentRecord();
    const note = (caller: Caller): void => {
      record.caller = caller;
      done();
    };
    const found = authenticator.identify(request.headers);
    if (!(found instanceof Promise)) {
      note(found);
      return;
    }
    found.then(note, (error: unknown) => {
      if (error instanceof KeysUnavailableError) record.log.error({ err: error }, 'no token can be checked');
      done(refusalFor(error) as Error);
    });
  });
}

/** Who sends the request that is being answered. Only where `authenticate` has run. */
export function currentCaller(): Caller {
  const caller = currentRequest.getStore()?.caller;
  if (!caller) throw new TypeError('a request that nobody has authenticated');
  return caller;
}

function refusalFor(error: unknown): unknown {
  if (error instanceof UnauthenticatedError) {
    return new Refusal(401, 'UNAUTHENTICATED', error.message, { 'www-authenticate': error.challenge });
  }
  if (error instanceof KeysUnavailableError) {
    const message = 'Tokens cannot be checked at the moment: the keys of their issuer cannot be had.';
    return new Refusal(503, 'SERVICE_UNAVAILABLE', message, { 'retry-after': '5' });
  }
  return error;
}

function otherHost(): Refusal {
  return new Refusal(
    403,
    'FORBIDDEN',
    'This server has no "auth" in its configuration, so it answers only to localhost, 127.0.0.1 and [::1].',
  );
}
