import type { FastifyRequest } from 'fastify';
import { Refusal } from './refusal.ts';

/** The last one that was looked at: nearly all requests are sent to the same. */
let last = { text: '', origin: '' };

/**
 * The server's own origin as whoever asks knows it, `https://graph.example`: where `Host` is no host, or what a trusted
 * proxy forwards is none, it throws a `Refusal`.
 */
export function originOf({ protocol, host }: Pick<FastifyRequest, 'protocol' | 'host'>): string {
  const text = `${protocol}://${host}`;
  if (last.text !== text) {
    // A client may send any text as `Host`, and have a careless proxy forward any.
    if (!/^https?:/i.test(text) || !URL.canParse(text))
      throw new Refusal(400, 'BAD_REQUEST', 'The Host header is missing or is no host.');
    last = { text, origin: new URL(text).origin };
  }
  return last.origin;
}
