import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';

/** Other machines have no business here. */
export const host = '127.0.0.1';

/** Where a program is to listen; without a port, at one that is free. */
export function addressOf({ PORT = '0' }: NodeJS.ProcessEnv): {
  readonly host: string;
  readonly port: number;
} {
  return { host, port: Number(PORT) };
}

/** For programs that do not say which port they got. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, host);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
