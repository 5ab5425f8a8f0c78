import { once } from 'node:events';
import { createServer } from 'node:net';
import type { Configuration } from '../config/configuration.ts';
import { errorCode } from '../config/error-code.ts';
import { listenFailure } from '../server/listen-failure.ts';
import type { Check } from './check.ts';

/** Who may call the server, and whether its address can be had. */
export async function serverChecks({ server, access, web }: Configuration): Promise<readonly Check[]> {
  const { host, port } = server;
  const switches = Object.entries({ introspection: web.introspection, GraphiQL: web.graphiql });
  const on = switches.filter(([, isOn]) => isOn).map(([name]) => name);
  const served = on.length > 0 ? `; ${on.join(' and ')} on` : '';
  const callers: Check = {
    about: 'server',
    status: 'ok',
    text: `lets in ${describeCallers(access)}${served}`,
    details: { access: access.mode, introspection: web.introspection, graphiql: web.graphiql },
  };
  return [callers, await listenCheck(host, port)];
}

function describeCallers(access: Configuration['access']): string {
  if (access.mode === 'open') return 'everybody, with every scope';
  if (access.mode === 'loopback') return 'every program on this machine, with every scope, and nobody else';
  const { apiKeys, jwt, anonymous } = access.credentials;
  const ways = [
    ...(apiKeys.length > 0 ? [`${apiKeys.length} API key(s)`] : []),
    ...(jwt ? ['tokens of an identity provider'] : []),
    ...(anonymous ? [`everybody else for ${anonymous.scopes.join(', ')}`] : []),
  ];
  return ways.join(', ');
}

async function listenCheck(host: string, port: number): Promise<Check> {
  const name = `${host}:${port}`;
  const details = { host, port };
  const server = createServer();
  try {
    server.listen({ host, port });
    await once(server, 'listening');
    return { about: 'server', name, status: 'ok', text: 'is free to listen on', details };
  } catch (error) {
    const text = 'cannot be listened on';
    const advice = listenFailure(error) ?? errorCode(error);
    if (errorCode(error) !== 'EADDRINUSE') {
      return { about: 'server', name, status: 'problem', text, advice, details };
    }
    // Whoever looks after a server often does so while it runs.
    const perhaps = `${text} at the moment: is orgraph running?`;
    return { about: 'server', name, status: 'warning', text: perhaps, advice, details };
  } finally {
    server.close();
  }
}
