import { isIP } from 'node:net';
import { z } from 'zod';
import { baseUrl } from './web-address.ts';
import { wholeNumber } from './whole-number.ts';

const mostHops = 20;

/** An IP address, or one with the number of its bits that count. */
const network = z.string().refine((text) => {
  const [, address = '', bits] = /^([^/%]+)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  const family = isIP(address);
  return family !== 0 && Number(bits ?? 0) <= (family === 4 ? 32 : 128);
}, 'must be an IP address or a range of them, like 10.0.0.0/8');

/** Whose `X-Forwarded-*` headers are believed. */
export type ProxyTrust = boolean | number | readonly string[];

/** Keys that say where the server is, for whoever comes through proxies. */
export const publicAddress = {
  publicUrl: baseUrl
    .describe(
      'The http:// or https:// URL under which callers know this server: download links begin with it. Default: what each request is addressed to.',
    )
    .optional()
    .transform((value) => value ?? null),
  trustProxy: z
    .union(
      [z.boolean(), wholeNumber(1, mostHops), z.array(network).min(1)],
      'must be a list of IP addresses and ranges, a number of proxies, true or false',
    )
    .describe(
      'Whose X-Forwarded-For, -Proto and -Host headers are believed: addresses and ranges of proxies, or how many there are one behind the other, or true for everybody. Default: nobody.',
    )
    .default(false),
};
