import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startSandbox, type Sandbox } from '../../sandbox/index.ts';
import { encodeGlobalId } from '../../src/core/ids.ts';
import { startGraph, type ListeningGraph } from '../support/graph.ts';

let sandbox: Sandbox;
let graph: ListeningGraph;
beforeAll(async () => {
  sandbox = await startSandbox();
  graph = await startGraph(sandbox.configuration().sources);
});
afterAll(async () => {
  await graph.stop();
  await sandbox.stop();
});
beforeEach(() => {
  sandbox.reset();
});

/** Ways out of a path segment, and what servers and proxies on the way may make one of. */
const ways = [
  '..',
  '.',
  '../..',
  '../../admin',
  '..%2f..',
  '%2e%2e',
  '%2E%2e',
  '.%2e',
  '%252e%252e',
  '%2e%2e%2f%2e%2e%2fadmin',
  'x/../../admin',
  'x%2f..%2f..%2fadmin',
  '..\\..',
  '%5c..%5c',
  '..;/admin',
  '/etc/passwd',
  '//evil.example',
  'https://evil.example/',
  '@evil.example',
  'x\0',
  'x%00',
  'x\r\nX-Evil: 1',
  'x%0d%0aX-Evil:1',
  'x?admin=true',
  'x#fragment',
  '\u2025',
  '\uff0e\uff0e/',
  '\uff0e\uff0e\uff0f',
  '\u2024\u2024',
  '\ud800',
  '\u202e',
  ' ',
  '%',
  '%zz',
  '{id}',
  '*',
];

const typenames = {
  confluent: 'ConfluentOrganization',
  partner: 'ConfluentPartnerOrganization',
  tiledb: 'TileDBOrganization',
  rockset: 'RocksetOrganization',
  guardai: 'GuardAIOrganization',
};

/** The sandbox's sources by the type of organization that they hold. */
function sources(): readonly { readonly name: string; readonly typename: string }[] {
  return sandbox.configuration().sources.map(({ name, api }) => ({
    name,
    typename:
      api === 'confluent-partner-v2'
        ? typenames.partner
        : typenames[api.split('-')[0] as keyof typeof typenames],
  }));
}

function targetsOf(api: string): { readonly name: string; readonly typename: string } {
  const index = sandbox.configuration().sources.findIndex((source) => source.api === api);
  const found = sources()[index];
  if (!found) throw new Error(`no source of ${api}`);
  return found;
}

interface Codes {
  readonly codes: readonly unknown[];
}

async function run(text: string, variables: Readonly<Record<string, unknown>>): Promise<Codes> {
  const { errors } = await graph.query(text, variables);
  return { codes: errors.map(({ extensions }) => extensions['code']) };
}

/** What arrived at the vendors is what the contracts have, with the value as one whole segment or not at all. */
function expectNoEscape(): void {
  for (const { path, operationId, headers } of sandbox.requests()) {
    expect({ path, known: operationId !== null }).toEqual({ path, known: true });
    const segments = path
      .split('/')
      .slice(1)
      .map((segment) => decodeURIComponent(segment));
    for (const segment of segments) {
      expect(segment).not.toMatch(/^\.{0,2}$/);
      expect(segment).not.toMatch(/\p{Cc}/u);
    }
    expect(headers['x-evil']).toBeUndefined();
  }
}

describe('a value that tries to leave its path segment', () => {
  it.each(ways)('does not, as the id of a node: %j', async (way) => {
    const fields = sources().flatMap(({ name, typename }, index) => [
      `native${index}: organizationByNativeId(source: "${name}", nativeId: $way) { id }`,
      `node${index}: node(id: "${encodeGlobalId({ typename, source: name, nativeId: way })}") { id }`,
    ]);
    const { codes } = await run(`query ($way: ID!) { ${fields.join(' ')} }`, { way });
    expect(codes).not.toContain('INTERNAL_SERVER_ERROR');
    expectNoEscape();
  });

  it.each(ways)('does not, as a name inside an organization: %j', async (way) => {
    const { name } = targetsOf('tiledb-v1');
    const { codes } = await run(
      `query ($way: String!) {
        organizations(first: 50, filter: { sources: ["${name}"] }) {
          nodes { ... on TileDBOrganization { user(username: $way) { username } awsAccessCredential(name: $way) { name } } }
        }
      }`,
      { way },
    );
    expect(codes).not.toContain('INTERNAL_SERVER_ERROR');
    expect(sandbox.requests().length).toBeGreaterThan(0);
    expectNoEscape();
  });

  it.each(ways)('does not, whichever name or id of a mutation it is: %j', async (way) => {
    const tiledb = targetsOf('tiledb-v1');
    const guardai = targetsOf('guardai-v1');
    const confluent = targetsOf('confluent-org-v2');
    const idIn = ({ name, typename }: typeof tiledb, nativeId = way): string =>
      JSON.stringify(encodeGlobalId({ typename, source: name, nativeId }));
    const { data } = await graph.query<{
      organizations: { nodes: { id: string; source: { api: string } }[] };
    }>('{ organizations(first: 200) { nodes { id source { api } } } }');
    const real = (api: string): string => {
      const found = data.organizations.nodes.find(({ source }) => source.api === api);
      return JSON.stringify(found?.id);
    };
    const t = real('TILEDB_V1');
    const g = real('GUARDAI_V1');
    const { codes } = await run(
      `mutation ($way: String!) {
        a: updateConfluentOrganization(input: { organizationId: ${idIn(confluent)}, displayName: "x" }) { userErrors { code } }
        b: updateTileDBOrganization(input: { organizationId: ${idIn(tiledb)}, description: "x" }) { userErrors { code } }
        c: deleteTileDBOrganization(input: { organizationId: ${idIn(tiledb)} }) { userErrors { code } }
        d: updateTileDBOrganizationUser(input: { organizationId: ${t}, username: $way, role: READ_ONLY }) { userErrors { code } }
        e: removeTileDBOrganizationUser(input: { organizationId: ${t}, username: $way }) { userErrors { code } }
        f: updateTileDBAwsAccessCredentials(input: { organizationId: ${t}, name: $way, accessKeyId: "x" }) { userErrors { code } }
        g: deleteTileDBAwsAccessCredentials(input: { organizationId: ${t}, name: $way }) { userErrors { code } }
        h: updateGuardAIOrganization(input: { organizationId: ${idIn(guardai)}, name: "x" }) { userErrors { code } }
        i: deleteGuardAIOrganization(input: { organizationId: ${idIn(guardai)} }) { userErrors { code } }
        j: refreshGuardAIOrganizationStats(input: { organizationId: ${idIn(guardai)} }) { userErrors { code } }
        k: renameGuardAIOrganizationFile(input: { organizationId: ${g}, type: $way, ref: "r", name: "x" }) { userErrors { code } }
        l: renameGuardAIOrganizationFile(input: { organizationId: ${g}, type: "classmapping", ref: $way, name: $way }) { userErrors { code } }
        m: deleteGuardAIOrganizationFile(input: { organizationId: ${g}, type: $way, ref: $way }) { userErrors { code } }
      }`,
      { way },
    );
    expect(codes).not.toContain('INTERNAL_SERVER_ERROR');
    expectNoEscape();
  });

  it('arrives as one segment where it is one', async () => {
    const { name } = targetsOf('tiledb-v1');
    await run(
      `query ($way: String!) {
        organizations(first: 1, filter: { sources: ["${name}"] }) {
          nodes { ... on TileDBOrganization { awsAccessCredential(name: $way) { name } } }
        }
      }`,
      { way: 'x/y?admin=true#z' },
    );
    expect(sandbox.requests().map(({ path }) => path.split('/').at(-1))).toContain(
      'x%2Fy%3Fadmin%3Dtrue%23z',
    );
  });
});
