/** What every contender is asked, in orgraph's words; `hive/` has the same questions in Hive Gateway's. */
import { encodeGlobalId } from '../../src/core/ids.ts';
import { sourceNames } from '../stub/accounts.ts';
import { confluent, guardai, largeConfluent, rockset, tiledb } from '../stub/organizations.ts';

export type WorkloadName = 'W1' | 'W2' | 'W3' | 'W4' | 'W5';

/** An organization at its vendor. */
export interface Target {
  readonly source: keyof typeof sourceNames;
  readonly nativeId: string;
}

/** What a contender is asked. */
export interface Question {
  readonly query: string;
  /** One for each request that can be asked; they are asked in turn. */
  readonly variables: readonly Readonly<Record<string, unknown>>[];
}

export interface Workload extends Question {
  readonly name: WorkloadName;
  readonly title: string;
  /** The organizations that each of `variables` names; for a list, none. */
  readonly targets: readonly (readonly Target[])[];
}

const typenames = {
  confluent: 'ConfluentOrganization',
  tiledb: 'TileDBOrganization',
  rockset: 'RocksetOrganization',
  guardai: 'GuardAIOrganization',
  large: 'ConfluentOrganization',
} as const;

function globalId({ source, nativeId }: Target): string {
  return encodeGlobalId({ typename: typenames[source], source: sourceNames[source], nativeId });
}

const summary = `
fragment Summary on Organization {
  __typename id nativeId name createdAt
  ... on ConfluentOrganization { jitEnabled metadata { resourceName } }
  ... on TileDBOrganization { role description numOfArrays }
  ... on RocksetOrganization { rocksetUser clusters { awsRegion apiserverUrl } }
  ... on GuardAIOrganization { timeUsed settings { maxItemCount disabledFeatures } }
}`;
const oneById = `query Organization($id: ID!) { organization(id: $id) { ...Summary } }${summary}`;

const targetsOf = (source: Target['source'], ids: readonly (string | number)[]): Target[] =>
  ids.map((id) => ({ source, nativeId: String(id) }));
const idsOf = <Id>(organizations: readonly { readonly id: Id }[], count: number): Id[] =>
  organizations.slice(0, count).map(({ id }) => id);

const [first] = targetsOf('confluent', idsOf(confluent, 1));
if (!first) throw new RangeError('The stub has no organizations.');

/** Thirteen organizations, in turn from each vendor; twelve of them twice. */
function repeatedTargets(): Target[] {
  const some = [
    ...targetsOf('confluent', idsOf(confluent, 4)),
    ...targetsOf('tiledb', idsOf(tiledb, 4)),
    ...targetsOf('guardai', idsOf(guardai, 4)),
    ...targetsOf('rockset', [rockset.id]),
  ];
  return [...some, ...some.slice(0, 12)];
}

const repeated = repeatedTargets();
const withMembers = targetsOf('tiledb', idsOf(tiledb, 20));
const many = targetsOf('large', idsOf(largeConfluent, 1_000));

export const workloads: readonly Workload[] = [
  {
    name: 'W1',
    title: 'one organization by id',
    query: oneById,
    variables: [{ id: globalId(first) }],
    targets: [[first]],
  },
  {
    name: 'W2',
    title: 'the lists of four vendors',
    query: `query Lists($sources: [String!]!) {
  organizations(first: 100, filter: { sources: $sources }) { nodes { ...Summary } }
}${summary}`,
    variables: [
      { sources: [sourceNames.confluent, sourceNames.tiledb, sourceNames.rockset, sourceNames.guardai] },
    ],
    targets: [[]],
  },
  {
    name: 'W3',
    title: '25 ids over four vendors, 12 of them repeats',
    query: `query Nodes($ids: [ID!]!) { nodes(ids: $ids) { ...Summary } }${summary}`,
    variables: [{ ids: repeated.map(globalId) }],
    targets: [repeated],
  },
  {
    name: 'W4',
    title: 'the members of 20 organizations',
    query: `query Members($ids: [ID!]!) {
  nodes(ids: $ids) { ... on TileDBOrganization { nativeId name users { username role userEmail } } }
}`,
    variables: [{ ids: withMembers.map(globalId) }],
    targets: [withMembers],
  },
  {
    name: 'W5',
    title: 'one of 1,000 organizations by id, nothing shared',
    query: oneById,
    variables: many.map((target) => ({ id: globalId(target) })),
    targets: many.map((target) => [target]),
  },
];
