import type { FastifyInstance, FastifyRequest } from 'fastify';
import { callerRate, type RateSettings } from '../security/limits/caller-rate.ts';
import { Refusal } from './refusal.ts';

/** Refuses a caller's requests beyond the rate, before their bodies are read. */
export function limitCallers(
  server: FastifyInstance,
  settings: RateSettings,
  callerOf: (request: FastifyRequest) => string,
): void {
  const rate = callerRate(settings);
  server.addHook('preParsing', async (request) => {
    const seconds = await rate.take(callerOf(request));
    if (seconds !== null) throw tooMany(settings, seconds);
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
