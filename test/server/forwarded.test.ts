import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addressOf } from '../../src/server/trusted-proxies.ts';
import { ask, codesOf, type Asked } from '../security/asking.ts';
import { useGraphs } from '../support/graph.ts';
import { useSandbox } from '../support/sandbox.ts';

const sandbox = useSandbox();
const startGraph = useGraphs();
const files = `{ organizationByNativeId(source: "guardai", nativeId: "7") {
  ... on GuardAIOrganization { files { downloadUrl } } } }`;

type Headers = Readonly<Record<string, string>>;

async function start(rest: object) {
  const { address } = await startGraph(sandbox().configuration().sources, {}, { ...rest });
  /** Where its download links begin, for a request with these headers. */
  const linkOf = async (headers: Headers): Promise<string> => {
    const { data } = await ask(address, files, headers);
    const { organizationByNativeId: found } = data as {
      organizationByNativeId: { files: readonly { downloadUrl: string }[] };
    };
    return found.files[0]?.downloadUrl.replace(/\/files\/.*/, '') ?? '';
  };
  return { address, linkOf };
}

const forwarded = {
  'x-forwarded-for': '198.51.100.7',
  'x-forwarded-proto': 'https',
  'x-forwarded-host': 'graph.example',
};

describe('download links', () => {
  it('begin where the request was sent, whatever it says of proxies', async () => {
    const { address, linkOf } = await start({});
    expect(await linkOf(forwarded)).toBe(address);
  });

  it.each([[['127.0.0.0/8']], [1], [true]])('begin where a proxy of %j was asked', async (trustProxy) => {
    const { address, linkOf } = await start({ trustProxy });
    expect(await linkOf(forwarded)).toBe('https://graph.example');
    expect(await linkOf({})).toBe(address);
  });

  it('begin where the request was sent if its proxy is another', async () => {
    const { address, linkOf } = await start({ trustProxy: ['10.0.0.0/8'] });
    expect(await linkOf(forwarded)).toBe(address);
  });

  it('begin as configured, with and without proxies', async () => {
    const { linkOf } = await start({ publicUrl: 'https://public.example/graphs/', trustProxy: 1 });
    expect(await linkOf(forwarded)).toBe('https://public.example/graphs');
    expect(await linkOf({})).toBe('https://public.example/graphs');
  });

  it.each([
    { 'x-forwarded-proto': 'javascript' },
    { 'x-forwarded-proto': 'file' },
    { 'x-forwarded-host': 'a b' },
    { 'x-forwarded-host': '[' },
    { 'x-forwarded-host': 'graph.example:99999' },
  ] satisfies Headers[])('are not made of %j, which a careless proxy hands on', async (headers) => {
    const { address } = await start({ trustProxy: true });
    const refused = await ask(address, files, headers);
    expect([refused.status, codesOf(refused)]).toEqual([400, ['BAD_REQUEST']]);
  });

  it.each(['https, http', 'evil.example/../x', 'user@evil.example'])(
    'have nothing after the host of %j',
    async (text) => {
      const { linkOf } = await start({ trustProxy: true });
      const link = await linkOf({ 'x-forwarded-host': text.includes('http') ? 'a, graph.example' : text });
      expect(link).toMatch(/^http:\/\/[a-z.]+$/);
    },
  );
});

describe('callers without a token', () => {
  const rate = { limits: { rate: { requests: 2, perSeconds: 3600 } } };
  const asked = (address: string, from?: string): Promise<Asked> =>
    ask(address, '{ __typename }', from === undefined ? {} : { 'x-forwarded-for': from });
  const statusesOf = async (address: string, ...from: readonly (string | undefined)[]) => {
    const statuses: number[] = [];
    for (const one of from) statuses.push((await asked(address, one)).status);
    return statuses;
  };

  it('have one limit together behind a proxy that is not trusted', async () => {
    const { address } = await start(rate);
    expect(await statusesOf(address, '192.0.2.1', '192.0.2.2', '192.0.2.3')).toEqual([200, 200, 429]);
  });

  it('have each a limit of their own behind a trusted one', async () => {
    const { address } = await start({ ...rate, trustProxy: ['127.0.0.1'] });
    const one = '192.0.2.1';
    expect(await statusesOf(address, one, one, one, '192.0.2.2', undefined)).toEqual([
      200, 200, 429, 200, 200,
    ]);
  });

  it('are not who they say they are: only what the trusted proxies have added counts', async () => {
    const { address } = await start({ ...rate, trustProxy: ['127.0.0.1', '10.0.0.0/8'] });
    const claims = ['192.0.2.1', '192.0.2.2', 'x'].map((claim) => `${claim}, 203.0.113.9, 10.0.0.5`);
    expect(await statusesOf(address, ...claims)).toEqual([200, 200, 429]);
  });

  it('are counted from the right by a number of proxies', async () => {
    const { address } = await start({ ...rate, trustProxy: 2 });
    const claims = ['192.0.2.1', '192.0.2.2', 'x'].map((claim) => `${claim}, 203.0.113.9, 10.0.0.5`);
    expect(await statusesOf(address, ...claims)).toEqual([200, 200, 429]);
  });

  it('share the limit of the proxy where what it forwards is no address', async () => {
    const { address } = await start({ ...rate, trustProxy: ['127.0.0.1'] });
    expect(await statusesOf(address, 'unknown', '_hidden', 'é'.repeat(500))).toEqual([200, 200, 429]);
  });
});

describe('the address of a caller', () => {
  const of = (ip: string): string => addressOf({ ip, socket: { remoteAddress: '10.0.0.1' } });

  it('may have a port', () => {
    expect(['192.0.2.1:80', '[2001:db8::1]:443', '[2001:db8::1]', '2001:db8::1'].map(of)).toEqual([
      '192.0.2.1',
      '2001:db8::1',
      '2001:db8::1',
      '2001:db8::1',
    ]);
  });

  it('is always one', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom('0', '1', '2', '.', ':', '[', ']') })),
        (text) => {
          expect(of(text)).toMatch(/^[\da-f.:]+$/i);
        },
      ),
    );
  });
});
