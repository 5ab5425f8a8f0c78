import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { buildSchema, getNamedType, isInterfaceType, isObjectType, type GraphQLSchema } from 'graphql';
import { checkConfiguration } from '../../../src/config/check-configuration.ts';
import type { OverheardAnswer } from '../../../src/core/source.ts';
import { compareAnswer } from '../../../src/doctor/drift/compare.ts';
import { loadAnswerContract } from '../../../src/doctor/drift/contract.ts';
import { sampleOf } from '../../../src/doctor/drift/sample.ts';
import { touchedFields, wholeAnswer } from '../../../src/doctor/drift/touched-fields.ts';
import { openLive } from '../../../src/doctor/live-read.ts';
import { vendors } from '../../../src/vendors.ts';
import { apis as contracted } from '../../contract/apis.ts';
import { useSandbox } from '../../support/sandbox.ts';

const sandbox = useSandbox();
const apis = vendors.flatMap((vendor) => vendor.apis);
const printed = readFileSync(join(import.meta.dirname, '../../../src/generated/schema.graphql'), 'utf8');
const schema: GraphQLSchema = buildSchema(printed, { assumeValidSDL: true });

/** Both reads of a source, as its data source understands them. */
async function overheard(name: string): Promise<readonly OverheardAnswer[]> {
  const entry = sandbox()
    .configuration()
    .sources.filter((source) => source.name === name);
  const { sources } = await checkConfiguration({ sources: entry }, { env: {}, cwd: '/', apis });
  if (!sources[0]) throw new Error('no source came out');
  const live = openLive(sources[0], apis, 10_000);
  const { organizations } = await live.open().organizations(null);
  await live.open().organization(organizations[0]?.nativeId ?? '');
  await live.close();
  return live.heard.answers;
}

/** Paths of all members of an answer that has everything. */
function pathsOf(value: unknown, path = ''): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item) => pathsOf(item, `${path}[]`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => {
    const inner = path === '' ? name : `${path}.${name}`;
    return [inner, ...pathsOf(member, inner)];
  });
}

function isField(name: string): boolean {
  const [type = '', ...fields] = name.split('.');
  let current = schema.getType(type);
  for (const field of fields) {
    if (!isObjectType(current) && !isInterfaceType(current)) return false;
    const found = current.getFields()[field];
    if (!found) return false;
    current = getNamedType(found.type);
  }
  return current !== undefined;
}

const ofOurs = ['id', 'source', 'vendor', 'fetchedAt', 'stale', 'apiVersion', 'kind'];
const ofOtherCalls: Readonly<Record<string, readonly string[]>> = {
  TileDBOrganization: ['user', 'awsAccessCredentials', 'awsAccessCredential'],
  GuardAIOrganization: ['members', 'assets', 'hpoDefinitions', 'transformDefinitions', 'updatedAt'],
  RocksetOrganization: ['updatedAt'],
};

describe('fields that are made of a member of an answer', () => {
  it.each(contracted)(
    'are fields of the schema, and each field of $source’s organizations is made of some',
    async ({ api, source, typename }) => {
      const answers = await overheard(source);
      const contract = await loadAnswerContract(api);
      for (const { operationId, understand } of answers) {
        const of = contract.schemaOf(operationId);
        const sample = sampleOf(contract, of);
        expect(compareAnswer(contract, of, sample)).toEqual([]);
        expect(() => understand(JSON.stringify(sample))).not.toThrow();

        const touched = new Set(pathsOf(sample).flatMap((path) => touchedFields(understand, sample, path)));
        touched.delete(wholeAnswer);
        expect([...touched].filter((field) => !isField(field))).toEqual([]);

        const type = schema.getType(typename);
        const fields = isObjectType(type) ? Object.keys(type.getFields()) : [];
        const known = [...ofOurs, ...(ofOtherCalls[typename] ?? [])];
        const untouched = fields.filter(
          (field) =>
            !known.includes(field) && ![...touched].some((one) => one.startsWith(`${typename}.${field}`)),
        );
        expect(untouched).toEqual([]);
      }
    },
  );

  it('are none where nothing stands there, and all where nothing can be read without it', async () => {
    const [list] = await overheard('confluent');
    if (!list) throw new Error('nothing was heard');
    const answer: unknown = JSON.parse(list.text);
    for (const path of ['gone', 'data[].gone.deeper', '[]', '*.gone', 'data.length', '__proto__']) {
      expect(touchedFields(list.understand, answer, path)).toEqual([]);
    }
    expect(touchedFields(list.understand, answer, '')).toEqual([wholeAnswer]);
    expect(touchedFields(list.understand, answer, 'data[].id')).toEqual([
      wholeAnswer,
      'ConfluentOrganization.nativeId',
    ]);
    expect(touchedFields(list.understand, answer, 'data[].jit_enabled')).toEqual([
      'ConfluentOrganization.jitEnabled',
    ]);
    expect(
      touchedFields(
        () => {
          throw new Error('never');
        },
        answer,
        'data',
      ),
    ).toEqual([]);
  });
});
