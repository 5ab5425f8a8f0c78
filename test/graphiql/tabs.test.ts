import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { GraphQLSchema } from 'graphql';
import { Kind, buildClientSchema, getIntrospectionQuery, parse, validate, visit } from 'graphql';
import type { IntrospectionQuery } from 'graphql';
import { vendors } from '../../src/vendors.ts';
import type { OrgraphProcess } from '../support/orgraph-process.ts';
import { startOrgraph } from '../support/orgraph-process.ts';
import { exampleTabs } from './example-tabs.ts';

interface Answer {
  readonly data?: unknown;
  readonly errors?: unknown;
}
interface WithCoverage {
  readonly organizations: {
    readonly coverage: readonly {
      readonly source: { readonly name: string };
      readonly status: string;
      readonly error: { readonly code: string } | null;
    }[];
  };
}

const tabs = exampleTabs();
const typesOfOrganizations = vendors.flatMap(({ apis }) => apis.map(({ typename }) => typename)).toSorted();
let orgraph: OrgraphProcess;

async function ask(
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const response = await fetch(`${orgraph.origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  });
  return (await response.json()) as Answer;
}

beforeAll(async () => {
  orgraph = await startOrgraph();
});
afterAll(async () => {
  await orgraph.stop();
});

describe('the example tabs of GraphiQL', () => {
  let schema: GraphQLSchema;
  beforeAll(async () => {
    const { data } = await ask(getIntrospectionQuery());
    schema = buildClientSchema(data as IntrospectionQuery);
  });

  it('are nine', () => {
    expect(tabs).toHaveLength(9);
  });

  it.each(tabs)('$name is one operation with a name, which titles the tab', ({ query }) => {
    const operations = parse(query).definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION);
    expect(operations).toEqual([
      expect.objectContaining({ name: expect.objectContaining({ kind: Kind.NAME }) }),
    ]);
  });

  it.each(tabs)('$name is valid for the schema the server serves', ({ query }) => {
    expect(validate(schema, parse(query)).map(({ message }) => message)).toEqual([]);
  });

  it.each(tabs)('$name is answered by the sandbox with data and no errors', async ({ query, variables }) => {
    const { data, errors } = await ask(query, variables);
    expect(errors).toBeUndefined();
    expect(data).toEqual(expect.objectContaining({}));
    // A mutation's tab does what it says, the first time it is run.
    expect(JSON.stringify(data)).not.toContain('"userErrors":[{');
  });

  it.each(tabs.filter(({ query }) => /^mutation/m.test(query)))(
    '$name changes nothing until `dryRun: true` is taken out of it, as it says, and is done then',
    async ({ query, variables }) => {
      expect(query.match(/^  \w+\(/gm)?.length).toBe(query.match(/, dryRun: true\)/g)?.length);
      const { data } = await ask(query, variables);
      for (const payload of Object.values(data as Readonly<Record<string, { plan: unknown }>>)) {
        expect(payload.plan).toEqual([expect.objectContaining({ method: expect.any(String) })]);
      }
      const { data: again } = await ask(query, variables);
      expect(again).toEqual(data);

      const { data: done, errors } = await ask(query.replaceAll(', dryRun: true', ''), variables);
      expect(errors).toBeUndefined();
      for (const payload of Object.values(done as Readonly<Record<string, object>>)) {
        expect(payload).toMatchObject({ plan: null, userErrors: [], organization: expect.anything() });
      }
    },
  );

  it.each(tabs)('$name asks for nothing that is to be kept secret', ({ query }) => {
    const fields: string[] = [];
    visit(parse(query), { Field: ({ name }) => void fields.push(name.value) });
    expect(fields.filter((field) => /externalId|secret|accessKey|credential/i.test(field))).toEqual([]);
  });

  it.each(tabs)('$name has comments that fit the editor of a laptop', ({ query }) => {
    expect(query.split('\n').filter((line) => line.startsWith('#') && line.length > 56)).toEqual([]);
  });
});

describe('what the example tabs say in their comments', () => {
  function tab(part: string): string {
    return tabs.find(({ name }) => name.includes(part))?.query ?? '';
  }

  it('"everything at once" answers with all types, every source complete', async () => {
    const { data } = await ask(tab('everything-at-once'));
    const { nodes, coverage } = (
      data as WithCoverage & { organizations: { nodes: { __typename: string }[] } }
    ).organizations;
    expect([...new Set(nodes.map(({ __typename }) => __typename))].toSorted()).toEqual(typesOfOrganizations);
    expect(new Set(coverage.map(({ status }) => status))).toEqual(new Set(['COMPLETE']));
  });

  it('"vendor details" asks each type for something of its own', () => {
    const query = tab('vendor-details');
    for (const typename of typesOfOrganizations) expect(query).toContain(`... on ${typename} {`);
  });

  it('"by native id" finds every organization but the missing one', async () => {
    const { data } = await ask(tab('by-native-id'));
    expect(data).toEqual({
      guardai: expect.objectContaining({ __typename: 'GuardAIOrganization', nativeId: '7' }),
      rockset: expect.objectContaining({ __typename: 'RocksetOrganization' }),
      tiledb: expect.objectContaining({ __typename: 'TileDBOrganization', name: 'acme-genomics' }),
      missing: null,
    });
  });

  it('"paging" goes on with the cursor of the page before', async () => {
    interface Page {
      readonly organizations: {
        readonly edges: readonly { readonly cursor: string }[];
        readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
      };
    }
    const first = (await ask(tab('paging'), { first: 10 })).data as Page;
    const after = first.organizations.pageInfo.endCursor;
    const second = (await ask(tab('paging'), { first: 10, after })).data as Page;
    const cursors = [...first.organizations.edges, ...second.organizations.edges].map(({ cursor }) => cursor);
    expect(first.organizations.pageInfo.hasNextPage).toBe(true);
    expect(new Set(cursors).size).toBe(20);
  });

  it('"partial failure" makes one source fail with the command it shows, and mends it again', async () => {
    const query = tab('partial-failure');
    await ask(query);
    const fault = /'(\{.*\})'/.exec(query)?.[1];
    const control = /faults.*?(http:\/\/127\.0\.0\.1:\d+)/i.exec(orgraph.output.join('\n'))?.[1];
    expect(query).toContain('curl -X DELETE $CONTROL/faults');

    const made = await fetch(`${control}/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: fault ?? '',
    });
    expect(made.ok).toBe(true);
    const kept = ((await ask(query)).data as WithCoverage).organizations.coverage;
    expect(new Set(kept.map(({ status }) => status))).toEqual(new Set(['COMPLETE']));
    const headers = /^# +(\{"cache-control".*\})$/m.exec(query)?.[1] ?? '{}';
    const asked = await ask(query, {}, JSON.parse(headers) as Readonly<Record<string, string>>);
    const down = (asked.data as WithCoverage).organizations.coverage;
    expect(down.filter(({ status }) => status === 'FAILED')).toEqual([
      expect.objectContaining({
        source: { name: 'guardai' },
        error: expect.objectContaining({ code: 'UPSTREAM_UNAVAILABLE', httpStatus: 503, retryable: true }),
      }),
    ]);
    expect(down.filter(({ status }) => status === 'COMPLETE')).toHaveLength(down.length - 1);

    expect((await fetch(`${control}/faults`, { method: 'DELETE' })).ok).toBe(true);
  });
});
