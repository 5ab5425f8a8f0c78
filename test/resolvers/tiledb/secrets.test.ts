import { describe, expect, it } from '@jest/globals';
import { useSandboxGraph } from '../../support/graph.ts';
import { idOf, mutate } from './support.ts';

const graph = useSandboxGraph();
const organizationId = idOf('acme-genomics');
// As AWS makes them: with the characters that quoting, URLs and HTML spell in other ways.
const planted = 'PLANTED/k7+bPx"Rfi&CY<EXAMPLE>\\KEY';
const spellings = [
  planted,
  JSON.stringify(planted).slice(1, -1),
  encodeURIComponent(planted),
  new URLSearchParams({ v: planted }).toString().slice(2),
  Buffer.from(planted).toString('base64'),
];

const writes = [
  ['addTileDBAwsAccessCredentials', 'addAWSAccessCredentials', 'fresh'],
  ['updateTileDBAwsAccessCredentials', 'updateAWSAccessCredentials', 'acme-prod'],
] as const;

/** Answers and log lines hold the secret once more escaped, being JSON themselves. */
function leaks(text: string): string[] {
  const forms = spellings.flatMap((form) => [form, JSON.stringify(form).slice(1, -1)]);
  return forms.filter((form) => text.includes(form));
}

describe.each(writes)('the secret of %s', (mutation, operationId, name) => {
  const send = () =>
    mutate(
      graph,
      mutation,
      { organizationId, name, secretAccessKey: planted },
      'awsAccessCredential { name accessKeyId } organization { name awsAccessCredentials { name } }',
    );

  it('arrives at the vendor and shows nowhere else', async () => {
    const { payload, answer } = await send();
    expect(payload?.userErrors).toEqual([]);
    expect(graph.sandbox.requests({ operationId }).at(-1)?.body).toMatchObject({
      secret_access_key: planted,
    });
    expect(leaks(answer.text + graph.graph.log.join(''))).toEqual([]);
  });

  it.each([400, 401, 402, 403, 404, 409, 422, 429, 500, 503])(
    'shows nowhere when the vendor repeats it with a %i',
    async (status) => {
      const message = `awsAccessCredentials.secret_access_key in body is odd: ${spellings.join(' | ')}`;
      const body = { code: 606, message, request_id: 'r-1' };
      graph.sandbox.addFault({ api: 'tiledb-v1', operationId, kind: 'status', status, body });
      const { payload, answer } = await send();
      expect(leaks(answer.text + graph.graph.log.join(''))).toEqual([]);
      expect(graph.graph.log.join('')).toContain('is odd: [redacted] | [redacted]');
      if (payload) {
        expect(payload.userErrors).toEqual([
          {
            code: expect.any(String),
            message: expect.stringMatching(/is odd: (\[redacted\]( \| |$)){5}/),
            field: ['secretAccessKey'],
          },
        ]);
      }
    },
  );

  it.each(['reset', 'wrong-json', 'html', 'truncated'] as const)(
    'shows nowhere after a fault (%s)',
    async (kind) => {
      graph.sandbox.addFault({ api: 'tiledb-v1', operationId, kind });
      const { answer } = await send();
      expect(leaks(answer.text + graph.graph.log.join(''))).toEqual([]);
    },
  );
});

describe('a vendor that tells secrets', () => {
  it('is not heard', async () => {
    const body = [{ name: 'acme-prod', secret_access_key: planted }];
    graph.sandbox.addFault({
      api: 'tiledb-v1',
      operationId: 'checkAWSAccessCredentials',
      kind: 'wrong-shape',
      body,
    });
    const { data, text } = await graph.query(
      `query ($id: ID!) { organization(id: $id) { ... on TileDBOrganization { awsAccessCredentials { name accessKeyId } } } }`,
      { id: organizationId },
    );
    expect(data).toEqual({
      organization: { awsAccessCredentials: [{ name: 'acme-prod', accessKeyId: null }] },
    });
    expect(leaks(text + graph.graph.log.join(''))).toEqual([]);
  });
});
