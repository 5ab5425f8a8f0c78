import { describe, expect, it } from '@jest/globals';
import { useGraphs, useSandboxGraph } from '../support/graph.ts';
import { apis, idOf } from './apis.ts';

const vendors = useSandboxGraph();
const startGraph = useGraphs();

describe.each(apis)('$api', (contracted) => {
  const { api, source, list, get, nativeId, secrets, signature, token } = contracted;

  it('may repeat in its errors what it was sent: neither answers nor logs do', async () => {
    const graph = await startGraph([vendors.source(source)]);
    const ask = async () => [
      await graph.query(
        `{ organizations(filter: { sources: ["${source}"] }) { coverage { error { code message requestId } } } }`,
      ),
      await graph.query('query ($id: ID!) { node(id: $id) { id } }', { id: idOf(contracted, nativeId) }),
    ];
    const answers = await ask();
    const [read] = vendors.sandbox.requests({ operationId: list });
    const header = read?.headers[signature.header] ?? '';
    const carried = [header, header.slice(header.indexOf(' ') + 1)];

    for (const status of [400, 401, 403, 429, 500]) {
      for (const bodyOf of [asMembers, asText]) {
        for (const operationId of new Set([list, get])) {
          const body = bodyOf(token ? carried : [...carried, ...secrets]);
          vendors.sandbox.addFault({ api, operationId, kind: 'status', status, body });
        }
        answers.push(...(await ask()));
        vendors.sandbox.clearFaults();
      }
    }
    if (token) {
      // Without a token that is good, the next call has to ask for one.
      vendors.sandbox.perform(api, 'expire-tokens');
      for (const bodyOf of [asMembers, asText]) {
        vendors.sandbox.addFault({
          api,
          operationId: token.operationId,
          kind: 'status',
          status: 401,
          body: bodyOf(secrets),
        });
        answers.push(...(await ask()));
        vendors.sandbox.clearFaults();
      }
    }

    const shown = [...answers.map(({ text }) => text), ...graph.log].join('\n');
    expect(shown).toContain('UPSTREAM_FORBIDDEN');
    expect(shown).toContain('[redacted]');
    expect([...carried, ...secrets].filter((secret) => shown.includes(secret))).toEqual([]);
    const { host } = new URL(vendors.sandbox.baseUrls[api]);
    expect(answers.filter(({ text }) => text.includes(host))).toEqual([]);
  });
});

/** In every place where some vendor's error has room for words. */
function asMembers(words: readonly string[]): unknown {
  const said = words.join(' ');
  const { length } = words;
  return {
    errors: [{ detail: said, code: said, source: { pointer: said } }],
    message: said,
    error: said,
    error_description: said,
    type: said,
    code: length,
  };
}

function asText(words: readonly string[]): string {
  return `cannot use ${words.join(', ')}`;
}
