/**
 * The workloads in Hive Gateway's words: it has a root field for each call and no list of everything, so several
 * organizations are several root fields.
 */
import type { Question, Target, Workload } from '../workloads.ts';
import { dialects, listed, members, upper, type Members } from './dialects.ts';

const listSources = ['confluent', 'tiledb', 'rockset', 'guardai'] as const;
const memberSelection = '... on TileDB_Organization { id name users { username role user_email } }';

const selectionOf = ({ name }: Workload, source: Target['source']): string =>
  name === 'W4' ? memberSelection : dialects[source].selection;

/** The same question in Hive Gateway's schema. Ids are variables, so that the text is the same for all of them. */
export function hiveQuestion(workload: Workload): Question {
  if (workload.name === 'W2') {
    return { query: `{ ${listSources.map((source) => dialects[source].list).join(' ')} }`, variables: [{}] };
  }
  const [targets = []] = workload.targets;
  const asked = targets.map((target, index) => ({ ...target, index })).filter(hasId);
  const declared = asked.map(
    ({ source, index }) => `$v${index}: ${source === 'guardai' ? 'BigInt' : 'String'}!`,
  );
  const fields = targets.map(
    ({ source }, index) =>
      `f${index}: ${dialects[source].one(`$v${index}`)} { ${selectionOf(workload, source)} }`,
  );
  return {
    query: `query (${declared.join(', ')}) { ${fields.join(' ')} }`,
    variables: workload.targets.map((request) =>
      Object.fromEntries(request.map(({ nativeId }, index) => [`v${index}`, nativeId])),
    ),
  };
}

/** A key of Rockset's has one organization, which is asked for without an id. */
function hasId({ source }: Target): boolean {
  return source !== 'rockset';
}

/** The organizations of an answer, as orgraph's has them but for their global ids. */
export function hiveContent(
  workload: Workload,
  data: Members,
  targets: readonly Target[],
): readonly Members[] {
  const values = Object.values(data);
  const sources = workload.name === 'W2' ? listSources : targets.map(({ source }) => source);
  return sources.flatMap((source, index) => {
    const { organizations, translate } = dialects[source];
    return organizations(values[index] ?? null).map((wire) =>
      workload.name === 'W4' ? withMembers(members(wire)) : translate(members(wire)),
    );
  });
}

function withMembers(wire: Members): Members {
  return {
    nativeId: wire['id'] ?? null,
    name: wire['name'] ?? null,
    users: listed(wire['users'] ?? []).map((user) => ({
      username: members(user)['username'] ?? null,
      role: upper(members(user)['role']),
      userEmail: members(user)['user_email'] ?? null,
    })),
  };
}
