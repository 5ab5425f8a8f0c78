import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startSandbox, type Sandbox } from '../../sandbox/index.ts';
import { encodeGlobalId } from '../../src/core/ids.ts';
import { apis } from '../contract/apis.ts';
import { mutationInputs, type MutationInput } from '../contract/operations/mutations.ts';
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

/** Type of the organizations of each source of the sandbox. */
const typenames = new Map(apis.map(({ source, typename }) => [source, typename]));

function idOf(source: string, nativeId: string): string {
  return encodeGlobalId({ typename: typenames.get(source) ?? '', source, nativeId });
}

/** Every mutation but those that make an organization. */
const aboutOrganizations = Object.entries<MutationInput>(mutationInputs).filter(
  ([, { nativeId }]) => nativeId !== undefined,
);

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
    const fields = apis.flatMap(({ source }, index) => [
      `native${index}: organizationByNativeId(source: "${source}", nativeId: $way) { id }`,
      `node${index}: node(id: "${idOf(source, way)}") { id }`,
    ]);
    const { codes } = await run(`query ($way: ID!) { ${fields.join(' ')} }`, { way });
    expect(codes).not.toContain('INTERNAL_SERVER_ERROR');
    expectNoEscape();
  });

  it.each(ways)('does not, as a name inside an organization: %j', async (way) => {
    const { codes } = await run(
      `query ($way: String!) {
        organizations(first: 50, filter: { sources: ["tiledb"] }) {
          nodes { ... on TileDBOrganization { user(username: $way) { username } awsAccessCredential(name: $way) { name } } }
        }
      }`,
      { way },
    );
    expect(codes).not.toContain('INTERNAL_SERVER_ERROR');
    expect(sandbox.requests().length).toBeGreaterThan(0);
    expectNoEscape();
  });

  it.each(ways)('does not, as the id of the organization that a mutation is about: %j', async (way) => {
    const typeOf = (name: string) => `${name.charAt(0).toUpperCase()}${name.slice(1)}Input!`;
    const declared = aboutOrganizations.map(([name]) => `$${name}: ${typeOf(name)}`);
    const fields = aboutOrganizations.map(([name]) => `${name}(input: $${name}) { userErrors { code } }`);
    const inputs = aboutOrganizations.map(([name, { source, input }]): [string, object] => [
      name,
      { organizationId: idOf(source, way), ...input },
    ]);
    const { codes } = await run(
      `mutation (${declared.join(' ')}) { ${fields.join(' ')} }`,
      Object.fromEntries(inputs),
    );
    expect(codes).not.toContain('INTERNAL_SERVER_ERROR');
    expectNoEscape();
  });

  it.each(ways)('does not, as a name inside an organization that a mutation is about: %j', async (way) => {
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
        a: updateTileDBOrganizationUser(input: { organizationId: ${t}, username: $way, role: READ_ONLY }) { userErrors { code } }
        b: removeTileDBOrganizationUser(input: { organizationId: ${t}, username: $way }) { userErrors { code } }
        c: updateTileDBAwsAccessCredentials(input: { organizationId: ${t}, name: $way, accessKeyId: "x" }) { userErrors { code } }
        d: deleteTileDBAwsAccessCredentials(input: { organizationId: ${t}, name: $way }) { userErrors { code } }
        e: renameGuardAIOrganizationFile(input: { organizationId: ${g}, type: $way, ref: "r", name: "x" }) { userErrors { code } }
        f: renameGuardAIOrganizationFile(input: { organizationId: ${g}, type: "classmapping", ref: $way, name: $way }) { userErrors { code } }
        g: deleteGuardAIOrganizationFile(input: { organizationId: ${g}, type: $way, ref: $way }) { userErrors { code } }
      }`,
      { way },
    );
    expect(codes).not.toContain('INTERNAL_SERVER_ERROR');
    expectNoEscape();
  });

  it('arrives as one segment where it is one', async () => {
    await run(
      `query ($way: String!) {
        organizations(first: 1, filter: { sources: ["tiledb"] }) {
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
