import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { listenFailure } from '../../src/server/listen-failure.ts';
import { useTakenPorts } from '../support/taken-port.ts';

const takePort = useTakenPorts();

/** What Node says of an address that cannot be had. */
async function failing(at: { host: string; port: number }): Promise<unknown> {
  const server = createServer().listen(at);
  return once(server, 'listening').then(
    () => {
      server.close();
      throw new Error('it can be had');
    },
    (error: unknown) => error,
  );
}

describe('an address that cannot be listened on', () => {
  it('is named with PORT where it is taken', async () => {
    const port = await takePort();
    expect(listenFailure(await failing({ host: '127.0.0.1', port }))).toBe(
      `127.0.0.1:${port} is taken; set PORT (or HOST) to another.`,
    );
  });

  it('is named with HOST where it is not of this machine', async () => {
    expect(listenFailure(await failing({ host: '192.0.2.1', port: 0 }))).toBe(
      '192.0.2.1 is no address of this machine; set HOST to one that is.',
    );
  });

  it.each([
    // As Node makes them; which of them can be had depends on the user and the machine.
    [
      'EACCES',
      '127.0.0.1',
      'This process may not listen on 127.0.0.1:80; set PORT to another, of 1024 or more.',
    ],
    ['EAFNOSUPPORT', '::1', '[::1]:80 cannot be listened on (EAFNOSUPPORT); set HOST or PORT to another.'],
  ])('is explained for %s', (code, address, message) => {
    const error = Object.assign(new Error('listen'), { code, address, port: 80, syscall: 'listen' });
    expect(listenFailure(error)).toBe(message);
  });

  it('is named with HOST where it is a name that nobody knows', () => {
    const error = { code: 'ENOTFOUND', syscall: 'getaddrinfo', hostname: 'nobody.invalid' };
    expect(listenFailure(Object.assign(new Error('lookup'), error))).toBe(
      'HOST is "nobody.invalid", which nobody knows (ENOTFOUND); set HOST to an address of this machine.',
    );
  });

  it('is not what every error is about', () => {
    expect(listenFailure(Object.assign(new Error(), { syscall: 'open', code: 'EACCES' }))).toBeNull();
    expect(listenFailure('listen')).toBeNull();
  });
});
