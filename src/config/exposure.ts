import { quote } from '../core/ids.ts';
import type { AccessSettings } from '../security/access-settings.ts';
import type { Configuration } from './configuration.ts';
import { isLoopbackAddress } from './environment-proxy.ts';
import type { WebSettings } from './web-settings.ts';

/** Why this configuration must not be served at `HOST`, if it must not. */
export function exposure(access: AccessSettings, { host }: Configuration['server']): readonly string[] {
  if (access.mode !== 'loopback' || host.toLowerCase() === 'localhost' || isLoopbackAddress(host)) return [];
  return [
    `HOST: is ${quote(host)}, where others can reach this server, but the configuration does not say who may call it: ` +
      'add "auth" ("npm run key" makes a key and prints the lines for it), or listen on 127.0.0.1',
  ];
}

export function protectionWarnings({ mode }: AccessSettings): readonly string[] {
  if (mode !== 'loopback') return [];
  return [
    'There is no "auth" in the configuration: every program on this machine may read and change everything, and no other machine is let in.',
  ];
}

export function proxyWarnings({ trustProxy }: Pick<WebSettings, 'trustProxy'>): readonly string[] {
  if (trustProxy !== true) return [];
  return [
    'With "trustProxy: true" every caller may say where a request comes from: name the addresses of the proxies, or their number.',
  ];
}
