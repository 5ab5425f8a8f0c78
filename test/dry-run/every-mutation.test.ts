import { describe, expect, it } from '@jest/globals';
import { getNamedType, isNonNullType, isObjectType } from 'graphql';
import type { RecordedRequest, Sandbox } from '../../sandbox/index.ts';
import { buildSchema } from '../../src/server/schema.ts';
import { vendors } from '../../src/vendors.ts';
import { apis } from '../contract/apis.ts';
import { mutationInputs, type MutationInput } from '../contract/operations/mutations.ts';
import { useSandboxGraph } from '../support/graph.ts';
import { afterwards, selectionOf } from './foreseen.ts';
import { plan } from './support.ts';

const mutations = Object.values(buildSchema(vendors).schema.getMutationType()?.getFields() ?? {});
/** Its input has a file: `uploads.test.ts`. */
const elsewhere = ['uploadGuardAIOrganizationFile'];

const vendorsOf = useSandboxGraph({ shared: true });
const ofTokens = apis.flatMap(({ token }) => (token ? [token.operationId] : []));

function isWrite({ method, operationId }: RecordedRequest): boolean {
  return method !== 'GET' || operationId === 'updateOrgStats';
}

function writes(sandbox: Sandbox): readonly RecordedRequest[] {
  return sandbox
    .requests()
    .filter((request) => isWrite(request) && !ofTokens.includes(request.operationId ?? ''));
}

async function inputOf({ source, nativeId, input }: MutationInput) {
  if (nativeId === undefined) return { source, ...input };
  const { data } = await vendorsOf.query<{ readonly found: { readonly id: string } }>(
    `{ found: organizationByNativeId(source: "${source}", nativeId: "${nativeId}") { id } }`,
  );
  return { organizationId: data.found.id, ...input };
}

/** A planned path is below the base URL, which ends in `/v1` at TileDB. */
function addressOf(planned: string, source: string) {
  const base = source === 'tiledb' ? '/v1' : '';
  const { pathname, searchParams } = new URL(`http://vendor${base}${planned}`);
  return { path: pathname, query: Object.fromEntries(searchParams) };
}

function withoutSecrets(body: unknown): unknown {
  const text = JSON.stringify(body) as string | undefined;
  return text && (JSON.parse(text.replaceAll('EXAMPLE-SECRET-NOT-REAL', '[secret]')) as unknown);
}

function objectOf(mutation: string): string {
  const payload = mutations.find(({ name }) => name === mutation)?.type;
  const type = payload && getNamedType(payload);
  return (isObjectType(type) ? Object.keys(type.getFields())[0] : undefined) ?? '';
}

describe('every mutation of the schema', () => {
  it('takes dryRun, and can answer without what a vendor would say', () => {
    for (const { name, args, type } of mutations) {
      const dryRun = args.find((argument) => argument.name === 'dryRun');
      expect([name, String(dryRun?.type), dryRun?.defaultValue]).toEqual([name, 'Boolean', false]);
      const payload = getNamedType(type);
      const fields = isObjectType(payload) ? payload.getFields() : {};
      expect([name, String(fields['plan']?.type)]).toEqual([name, '[PlannedRequest!]']);
      expect([name, String(fields['changes']?.type)]).toEqual([name, '[FieldChange!]']);
      const required = Object.values(fields).filter((field) => isNonNullType(field.type));
      expect([name, required.map((field) => field.name)]).toEqual([name, ['userErrors']]);
    }
    expect(mutations.map(({ name }) => name).sort()).toEqual(
      [...Object.keys(mutationInputs), ...elsewhere].sort(),
    );
  });

  it.each(Object.entries<MutationInput>(mutationInputs))(
    'plans what a run then sends, foresees what it then does, and writes nothing: %s',
    async (mutation, about) => {
      const { sandbox } = vendorsOf;
      const input = await inputOf(about);

      const { payload, answer } = await plan(vendorsOf, mutation, input);
      expect(answer.errors).toEqual([]);
      expect(payload).toMatchObject({ userErrors: [], plan: [{ source: about.source }] });
      expect(writes(sandbox)).toEqual([]);

      const expected = afterwards(payload?.changes ?? []);
      const object = objectOf(mutation);
      const isKnown = object !== 'deletedId' && mutation !== 'refreshGuardAIOrganizationStats';
      const selection = isKnown ? `changed: ${object} { ${selectionOf(expected)} }` : '';
      const run = await plan(vendorsOf, mutation, input, { dryRun: false, selection });
      expect(run.answer.errors).toEqual([]);
      expect(run.payload).toMatchObject({ userErrors: [], plan: null, changes: null });

      const [sent, ...others] = writes(sandbox);
      expect(others).toEqual([]);
      const [planned] = payload?.plan ?? [];
      expect(planned?.operationId).toBe(sent?.operationId);
      expect(planned?.method).toBe(sent?.method);
      expect(addressOf(planned?.path ?? '', about.source)).toEqual({ path: sent?.path, query: sent?.query });
      expect(planned?.body ?? undefined).toEqual(withoutSecrets(sent?.body));
      expect(run.payload?.['changed']).toEqual(isKnown ? expected : undefined);
    },
  );

  it.each(Object.entries<MutationInput>(mutationInputs).filter(([name]) => objectOf(name) === 'deletedId'))(
    'foresees that nothing is left: %s',
    async (mutation, about) => {
      const { payload } = await plan(vendorsOf, mutation, await inputOf(about));
      const changes = payload?.changes ?? [];
      expect(changes.length).toBeGreaterThan(3);
      expect(changes.filter(({ before, after }) => before === null || after !== null)).toEqual([]);
    },
  );
});
