import type { FastifyInstance } from 'fastify';
import { departureOf } from './departure.ts';
import { isHealthCheck } from './health.ts';
import { Refusal } from './refusal.ts';
import { commonHeaders } from './request-id.ts';
import { currentRequest, newRecord } from './request-record.ts';
import type { Traffic } from './traffic.ts';

/** What every request goes through, whatever its path: its record, its id, and the door that draining shuts. */
export function observeRequests(server: FastifyInstance, traffic: Traffic): void {
  server.addHook('onRequest', (request, reply, done) => {
    reply.headers(commonHeaders(request.id));
    currentRequest.run(newRecord(request.log, departureOf(reply.raw)), () => {
      if (traffic.draining && !isHealthCheck(request.routeOptions.url)) {
        done(new Refusal(503, 'SERVICE_UNAVAILABLE', 'The server is shutting down.'));
      } else {
        done();
      }
    });
  });

  server.addHook('onSend', (_request, reply, payload, done) => {
    if (traffic.leaving) reply.header('connection', 'close');
    done(null, payload);
  });
}
