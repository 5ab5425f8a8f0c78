import { isIPv6 } from 'node:net';
import { quote } from '../core/ids.ts';

/** What Node's errors tell of an address that could not be had. */
type ListenError = Partial<Record<'code' | 'syscall' | 'address' | 'port' | 'hostname', unknown>>;

/** Why an address cannot be listened on and which setting to change; null where the error is about something else. */
export function listenFailure(error: unknown): string | null {
  if (typeof error !== 'object' || error === null) return null;
  const { code, syscall, address, port, hostname } = error as ListenError;
  if (syscall === 'getaddrinfo') {
    return `HOST is ${quote(String(hostname))}, which nobody knows (${String(code)}); set HOST to an address of this machine.`;
  }
  if (syscall !== 'listen') return null;
  const host = String(address);
  const place = `${isIPv6(host) ? `[${host}]` : host}:${String(port)}`;
  switch (code) {
    case 'EADDRINUSE':
      return `${place} is taken; set PORT (or HOST) to another.`;
    case 'EACCES':
      return `This process may not listen on ${place}; set PORT to another, of 1024 or more.`;
    case 'EADDRNOTAVAIL':
      return `${host} is no address of this machine; set HOST to one that is.`;
    default:
      return `${place} cannot be listened on (${String(code)}); set HOST or PORT to another.`;
  }
}
