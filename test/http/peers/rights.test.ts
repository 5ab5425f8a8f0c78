import { randomBytes } from 'node:crypto';
import { expect, it } from '@jest/globals';
import { createRateGate } from '../../../src/http/rate-gate.ts';
import { sourcePeers } from '../../../src/http/peers/source-peers.ts';
import { createRedisLink } from '../../../src/redis/redis-link.ts';
import { createSeal } from '../../../src/redis/sealed.ts';
import { useRedis } from '../../support/redis-server.ts';
import { memoryLogger, never } from '../test-connection.ts';

const redis = useRedis();

/** As docs/configuration.md has them. */
const rights = [
  '~test:*',
  '&test:*',
  '+time',
  '+info',
  ...['read', 'write', 'pubsub', 'scripting', 'connection'].map((group) => `+@${group}`),
];

it('a user of Redis needs no more rights than are documented', async () => {
  await redis().client.acl('SETUSER', 'orgraph', 'on', '>secret', ...rights);
  const url = redis().url.replace('//', '//orgraph:secret@');
  const { logger, lines } = memoryLogger();
  const link = createRedisLink({ url, keyPrefix: 'test:', tls: {}, commandTimeoutMs: 1_000 }, logger);
  await link.settled();
  const peers = sourcePeers({
    link,
    seal: createSeal([randomBytes(32)]),
    name: 'acme',
    api: 'thing-v1',
    baseUrl: 'http://acme.example',
    place: Promise.resolve({ name: 'place' }),
  });
  const { budget, circuit } = peers;
  const gate = createRateGate({ requests: 2, perSeconds: 60 }, undefined, budget);
  const permit = await gate.pass(never(), Infinity);
  permit.answered(429, { 'x-ratelimit-remaining': '9', 'x-ratelimit-reset': '9', 'retry-after': '1' });
  permit.end(true);
  circuit.opened(10_000);
  expect(await circuit.claim(10_000)).toBe(true);
  circuit.closed();
  const token = peers.token();
  await token?.obtain(() => Promise.resolve({ token: 'abc', usableMs: 60_000 }), never());
  token?.refused('abc');
  gate.close();
  circuit.close();
  // What was asked last has been answered.
  await link.run((client) => client.get('anything'));
  await link.close();
  expect(lines.filter(({ level }) => Number(level) >= 40)).toEqual([]);
  const keys = await redis().client.keys('test:*');
  expect(keys.map((key) => key.split(':')[1]).sort()).toEqual(['told', 'window']);
});
