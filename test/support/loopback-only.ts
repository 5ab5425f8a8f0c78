/** Tests talk to this machine only: a connection to anywhere else fails at once and says so. */
import { Socket } from 'node:net';

const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|::1|::ffff:127(?:\.\d{1,3}){3})$/i;
const connect = Socket.prototype.connect;

function hostOf(args: readonly unknown[]): string | undefined {
  const [first, second] = args;
  // net.connect() hands its normalised arguments on as one array.
  if (Array.isArray(first)) return hostOf(first);
  if (typeof first === 'object' && first !== null) {
    return 'path' in first && first.path ? undefined : (('host' in first && String(first.host)) || 'localhost');
  }
  return typeof second === 'string' ? second : 'localhost';
}

Socket.prototype.connect = function (this: Socket, ...args: unknown[]) {
  const host = hostOf(args);
  if (host !== undefined && !loopback.test(host)) {
    throw new Error(`A test tried to connect to ${host}; tests may reach this machine only.`);
  }
  return Reflect.apply(connect, this, args) as Socket;
} as typeof connect;
