import type { ListeningGraph as Graph } from '../../support/graph.ts';
import { mutationInputs, type MutationInput, type MutationName } from './mutations.ts';
import type { OperationName } from './table.ts';

/** Drives one operation from GraphQL. What it takes for granted is the sandbox's seed. */
export type Drive = (graph: Graph) => Promise<unknown>;

interface Found {
  readonly found: { readonly id: string; readonly files?: readonly { ref: string; downloadUrl: string }[] };
}

async function ask(
  graph: Graph,
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<unknown> {
  const { data, errors } = await graph.query(query, variables);
  if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join('; '));
  const refused = JSON.stringify(data).match(/"userErrors":\[\{.*?\}\]/);
  if (refused) throw new Error(refused[0]);
  return data;
}

function find(source: string, nativeId: string, fields = 'id') {
  return `found: organizationByNativeId(source: "${source}", nativeId: "${nativeId}") { id ${fields} }`;
}

async function idOf(graph: Graph, source: string, nativeId: string): Promise<string> {
  return ((await ask(graph, `{ ${find(source, nativeId)} }`)) as Found).found.id;
}

function change(mutation: MutationName): Drive {
  const { source, nativeId, input: rest = {} }: MutationInput = mutationInputs[mutation];
  return async (graph) => {
    const target =
      nativeId === undefined ? { source } : { organizationId: await idOf(graph, source, nativeId) };
    return ask(graph, mutationText(mutation), { input: { ...target, ...rest } });
  };
}

function mutationText(name: string): string {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input!`;
  return `mutation ($input: ${type}) { ${name}(input: $input) { userErrors { message field } } }`;
}

const list = (vendor: string) => (graph: Graph) =>
  ask(graph, `{ organizations(first: 200, filter: { vendors: [${vendor}] }) { nodes { id } } }`);

const read =
  (source: string, nativeId: string, fields = '') =>
  (graph: Graph) =>
    ask(graph, `{ ${find(source, nativeId, fields)} }`);

const tiledb = (fields: string) => read('tiledb', 'acme-genomics', `... on TileDBOrganization { ${fields} }`);
const guardai = (fields: string) => read('guardai', '7', `... on GuardAIOrganization { ${fields} }`);

const confluentId = 'e945bf93-8516-4d6d-84c6-a2b93d509bc9';
const partnerId = 'edb1fd89-3ffb-49a5-822a-10c1e44d69a1';

const download: Drive = async (graph) => {
  const files = 'files { ref downloadUrl }';
  const { found } = (await guardai(files)(graph)) as Found;
  const response = await fetch(found.files?.[0]?.downloadUrl ?? '');
  if (!response.ok) throw new Error(await response.text());
  return response.arrayBuffer();
};

const upload: Drive = async (graph) => {
  const input = { organizationId: await idOf(graph, 'guardai', '7'), type: 'classmapping', file: null };
  const form = new FormData();
  form.set(
    'operations',
    JSON.stringify({ query: mutationText('uploadGuardAIOrganizationFile'), variables: { input } }),
  );
  form.set('map', JSON.stringify({ 0: ['variables.input.file'] }));
  form.set('0', new Blob(['{"car": "vehicle"}'], { type: 'application/json' }), 'classes.json');
  const headers = { 'graphql-require-preflight': '1' };
  const answer = await (
    await fetch(`${graph.address}/graphql`, { method: 'POST', headers, body: form })
  ).text();
  if (!answer.includes('"userErrors":[]')) throw new Error(answer);
};

export const drives: Readonly<Record<OperationName, Drive>> = {
  'confluent-org-v2 listOrgV2Organizations': list('CONFLUENT'),
  'confluent-org-v2 getOrgV2Organization': read('confluent', confluentId),
  'confluent-org-v2 updateOrgV2Organization': change('updateConfluentOrganization'),
  'confluent-org-v2 exchangeStsV1OauthToken': read('confluent-sts', confluentId),
  'confluent-partner-v2 listPartnerV2Organizations': list('CONFLUENT'),
  'confluent-partner-v2 getPartnerV2Organization': read('confluent-partner', partnerId),
  'confluent-partner-v2 exchangePartnerOauthToken': read('confluent-partner', partnerId),
  'tiledb-v1 getAllOrganizations': list('TILEDB'),
  'tiledb-v1 createOrganization': change('createTileDBOrganization'),
  'tiledb-v1 getOrganization': tiledb('role'),
  'tiledb-v1 updateOrganization': change('updateTileDBOrganization'),
  'tiledb-v1 deleteOrganization': change('deleteTileDBOrganization'),
  'tiledb-v1 addUserToOrganization': change('addTileDBOrganizationUser'),
  // By id, the organization comes from a list where there is more than one: its users are not known yet.
  'tiledb-v1 getOrganizationUser': async (graph) => {
    const user = '... on TileDBOrganization { user(username: "bruno.k") { role } }';
    return ask(graph, `{ organizations(first: 1, filter: { vendors: [TILEDB] }) { nodes { ${user} } } }`);
  },
  'tiledb-v1 updateUserInOrganization': change('updateTileDBOrganizationUser'),
  'tiledb-v1 deleteUserFromOrganization': change('removeTileDBOrganizationUser'),
  'tiledb-v1 checkAWSAccessCredentials': tiledb('awsAccessCredentials { name }'),
  'tiledb-v1 addAWSAccessCredentials': change('addTileDBAwsAccessCredentials'),
  'tiledb-v1 checkAWSAccessCredentialsByName': tiledb('awsAccessCredential(name: "acme-prod") { name }'),
  'tiledb-v1 updateAWSAccessCredentials': change('updateTileDBAwsAccessCredentials'),
  'tiledb-v1 deleteAWSAccessCredentials': change('deleteTileDBAwsAccessCredentials'),
  'rockset-v1 getOrganization': read('rockset', 'self'),
  'guardai-v1 getOrganizations': list('GUARDAI'),
  'guardai-v1 addOrganization': change('addGuardAIOrganization'),
  'guardai-v1 getOrganization': read('guardai', '7'),
  'guardai-v1 updateOrganization': change('updateGuardAIOrganization'),
  'guardai-v1 deleteOrganization': change('deleteGuardAIOrganization'),
  'guardai-v1 copyOrganization': change('copyGuardAIOrganization'),
  'guardai-v1 getAssetDefinitions': guardai('assets { metrics { raw } }'),
  'guardai-v1 getDefinedHPO': guardai('hpoDefinitions { name }'),
  'guardai-v1 getDefinedTransforms': guardai('transformDefinitions { name }'),
  'guardai-v1 getMembers': guardai('members { name }'),
  'guardai-v1 updateOrgStats': change('refreshGuardAIOrganizationStats'),
  'guardai-v1 uploadOrganizationFile': upload,
  'guardai-v1 downloadOrganizationFile': download,
  'guardai-v1 renameOrganizationFile': change('renameGuardAIOrganizationFile'),
  'guardai-v1 deleteOrganizationFile': change('deleteGuardAIOrganizationFile'),
  'guardai-v1 getOrganizationFileUsage': guardai('files { usage }'),
  'guardai-v1 login': read('guardai', '7'),
};
