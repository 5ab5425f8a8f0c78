import { BlockList, isIP } from 'node:net';
import { variable } from './environment.ts';
import { proxyUrl } from './web-address.ts';

export type EnvironmentProxy = { readonly proxy: string | null } | { readonly problem: string };

/**
 * The proxy that `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY` (or the same in lower case, which goes first) name for a
 * base URL. This machine itself is never asked through a proxy.
 */
export function environmentProxy(baseUrl: string, env: NodeJS.ProcessEnv): EnvironmentProxy {
  const url = new URL(baseUrl);
  const name = url.protocol === 'https:' ? 'HTTPS_PROXY' : 'HTTP_PROXY';
  const named = eitherCase(env, name);
  if (!named || isLoopback(url.hostname) || isExempt(url, eitherCase(env, 'NO_PROXY')?.value ?? '')) {
    return { proxy: null };
  }
  const { data } = proxyUrl.safeParse(named.value.includes('://') ? named.value : `http://${named.value}`);
  if (data !== undefined) return { proxy: data };
  return { problem: `${named.name}: must be the http:// or https:// URL of a proxy` };
}

function eitherCase(env: NodeJS.ProcessEnv, upper: string): { name: string; value: string } | undefined {
  for (const name of [upper.toLowerCase(), upper]) {
    const value = variable(env, name);
    if (value !== undefined) return { name, value };
  }
  return undefined;
}

/** `host`, `.suffix` (or `*.suffix`) and `*`, each with or without `:port`, apart by commas or spaces. */
function isExempt(url: URL, list: string): boolean {
  const host = bareHost(url.hostname);
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  return list
    .toLowerCase()
    .split(/[\s,]+/)
    .some((entry) => {
      const [, pattern = '', entryPort] = /^(\[[^\]]*\]|[^:]*|.*:.*:.*?)(?::(\d+))?$/.exec(entry) ?? [];
      if (entryPort !== undefined && entryPort !== port) return false;
      const name = bareHost(pattern);
      if (name === '*') return true;
      const suffix = name.startsWith('*.') ? name.slice(1) : name;
      return suffix.startsWith('.') ? host.endsWith(suffix) : suffix !== '' && host === suffix;
    });
}

/** Without an IPv6 address's brackets and a fully qualified name's last dot. */
function bareHost(hostname: string): string {
  return hostname.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '');
}

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

export function isLoopback(hostname: string): boolean {
  const host = bareHost(hostname);
  return isLoopbackAddress(host) || host === 'localhost' || host.endsWith('.localhost');
}

/** IPv6 without brackets; false for names. */
export function isLoopbackAddress(host: string): boolean {
  const version = isIP(host);
  return version !== 0 && loopback.check(host, version === 6 ? 'ipv6' : 'ipv4');
}
