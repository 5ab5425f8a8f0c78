/** Tests talk to this machine only: a connection to anywhere else fails at once and says so. */
import { Socket } from 'node:net';

const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|::1|::ffff:127(?:\.\d{1,3}){3})$/i;

function hostOf(args: readonly unknown[]): string | undefined {
  const [first, second] = args;
  // net.connect() hands its normalised arguments on as one array.
  if (Array.isArray(first)) return hostOf(first);
  if (typeof first === 'object' && first !== null) {
    if ('path' in first && typeof first.path === 'string') return undefined;
    return 'host' in first && typeof first.host === 'string' ? first.host : 'localhost';
  }
  return typeof second === 'string' ? second : 'localhost';
}

const connect = Object.getOwnPropertyDescriptor(Socket.prototype, 'connect')?.value as (
  this: Socket,
  ...args: readonly unknown[]
) => Socket;

Object.defineProperty(Socket.prototype, 'connect', {
  configurable: true,
  writable: true,
  value(this: Socket, ...args: readonly unknown[]): Socket {
    const host = hostOf(args);
    if (host !== undefined && !loopback.test(host)) {
      throw new Error(`A test tried to connect to ${host}; tests may reach this machine only.`);
    }
    return connect.apply(this, [...args]);
  },
});
