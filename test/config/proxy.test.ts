import { describe, expect, it } from '@jest/globals';
import { problemsOf, source } from './support.ts';

const proxy = 'http://proxy.example:3128';

async function proxyFor(
  baseUrl: string,
  env: NodeJS.ProcessEnv,
  options: object = {},
): Promise<string | null> {
  return (await source({ baseUrl, allowInsecure: true, ...options }, env)).transport.proxy;
}

describe('the proxy of a source', () => {
  it.each([
    ['https://a.example', { HTTPS_PROXY: proxy }, proxy],
    ['https://a.example', { https_proxy: proxy, HTTPS_PROXY: 'http://other.example' }, proxy],
    ['https://a.example', { HTTP_PROXY: proxy }, null],
    ['http://a.example', { HTTP_PROXY: proxy, HTTPS_PROXY: 'http://other.example' }, proxy],
    ['http://a.example', { http_proxy: 'proxy.example:3128' }, proxy],
    ['https://a.example', { HTTPS_PROXY: '' }, null],
    ['https://a.example', { HTTPS_PROXY: 'https://u:p%40@proxy.example/' }, 'https://u:p%40@proxy.example'],
  ])('for %s is read from the environment', async (baseUrl, env, expected) => {
    expect(await proxyFor(baseUrl, env)).toBe(expected);
  });

  it.each([
    ['https://a.example', '*'],
    ['https://a.example', 'b.example, A.example'],
    ['https://a.example', 'b.example a.example:443'],
    ['https://a.example:8443', 'a.example:8443'],
    ['https://x.a.example', '.a.example'],
    ['https://x.a.example', '*.a.example'],
    ['https://x.a.example:81', '.a.example:81'],
    ['https://10.1.2.3', '10.1.2.3'],
    ['https://[fd00::1]', '[fd00::1]:443'],
    ['https://[fd00::1]', 'fd00::1'],
    ['https://a.example.', 'a.example'],
  ])('is none for %s where NO_PROXY is %s', async (baseUrl, exempt) => {
    expect(await proxyFor(baseUrl, { HTTPS_PROXY: proxy, NO_PROXY: exempt })).toBeNull();
    expect(await proxyFor(baseUrl, { HTTPS_PROXY: proxy, no_proxy: exempt, NO_PROXY: 'z' })).toBeNull();
  });

  it.each([
    ['https://a.example', 'a.example:80'],
    ['https://x.a.example', 'a.example'],
    ['https://aa.example', '.a.example'],
    ['https://a.example', '.a.example'],
    ['https://a.example', 'example'],
    ['https://a.example', ' , '],
    ['https://a.example', '*:80'],
  ])('stays for %s where NO_PROXY is %p', async (baseUrl, exempt) => {
    expect(await proxyFor(baseUrl, { HTTPS_PROXY: proxy, NO_PROXY: exempt })).toBe(proxy);
  });

  it.each([
    'http://localhost:1',
    'http://x.localhost',
    'http://127.9.9.9',
    'http://[::1]',
    'http://[::ffff:127.0.0.1]',
  ])('of the environment is never used for this machine (%s)', async (baseUrl) => {
    expect(await proxyFor(baseUrl, { HTTP_PROXY: proxy })).toBeNull();
    expect(await proxyFor(baseUrl, {}, { proxy })).toBe(proxy);
  });

  it('in the configuration goes before the environment, and false switches it off', async () => {
    const env = { HTTPS_PROXY: 'http://other.example', NO_PROXY: '*' };
    expect(await proxyFor('https://a.example', env, { proxy })).toBe(proxy);
    expect(await proxyFor('https://a.example', { HTTPS_PROXY: proxy }, { proxy: false })).toBeNull();
  });

  it('is refused by its variable when it is no URL, once and without its value', async () => {
    const loading = source({}, { https_proxy: 'socks5://u:hunter2@proxy' });
    expect(await problemsOf(loading)).toEqual([
      'https_proxy: must be the http:// or https:// URL of a proxy',
    ]);
  });
});
