import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { CallerRate, RateSettings } from '../security/limits/caller-rate.ts';
import { Refusal } from './refusal.ts';

/** Refuses a caller's requests beyond the rate, before their bodies are read. */
export function limitCallers(
  server: FastifyInstance,
  rate: CallerRate,
  callerOf: (request: FastifyRequest) => string,
): void {
  server.addHook('preParsing', async (request) => {
    const seconds = await rate.take(callerOf(request));
    if (seconds !== null) throw tooMany(rate, seconds);
  });
}

function tooMany({ requests, perSeconds }: RateSettings, seconds: number): Refusal {
  return new Refusal(
    429,
    'RATE_LIMITED',
    `The limit "rate" allows ${requests} requests in ${perSeconds} seconds; try again in ${seconds} seconds.`,
    { 'retry-after': String(seconds) },
  );
}
