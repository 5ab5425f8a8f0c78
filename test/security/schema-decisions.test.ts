import { describe, expect, it } from '@jest/globals';
import {
  getNamedType,
  isInterfaceType,
  isNonNullType,
  isObjectType,
  type GraphQLField,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
} from 'graphql';
import { scopes, type Caller, type Requirement } from '../../src/core/caller.ts';
import { ForbiddenError } from '../../src/core/errors.ts';
import { declaredRequirement } from '../../src/security/declared.ts';
import { decide } from '../../src/security/decisions.ts';
import { interfaceDecisions } from '../../src/security/interface-decisions.ts';
import { implies } from '../../src/security/requirement.ts';
import { buildSchema } from '../../src/server/schema.ts';
import { vendors } from '../../src/vendors.ts';

type Field = GraphQLField<unknown, unknown>;

const { schema } = buildSchema(vendors);
const decisions = decide(schema, interfaceDecisions);
const types = Object.values(schema.getTypeMap())
  .filter(({ name }) => !name.startsWith('__'))
  .filter((type) => isObjectType(type) || isInterfaceType(type));
const fields = types.flatMap((type) =>
  Object.values(type.getFields()).map((field): [string, GraphQLObjectType | GraphQLInterfaceType, Field] => [
    `${type.name}.${field.name}`,
    type,
    field,
  ]),
);
const guarded = fields.filter(([, type]) => isObjectType(type));

function caller(...held: Caller['scopes']): Caller {
  return { name: 'test', kind: 'API_KEY', authenticated: true, scopes: held, sources: null };
}

function demandOf(name: string): Requirement {
  const requirement = decisions.get(name);
  if (!requirement) throw new Error(`${name} has no decision`);
  return requirement;
}

/** Runs a field's resolver as GraphQL would, on a parent without anything. */
function isRefused(field: Field, context: unknown): boolean {
  if (!field.resolve) throw new Error('nothing stands in front of it');
  try {
    // What it gives, or fails with, says that it was let through.
    const result: unknown = field.resolve({}, {}, context, {} as never);
    if (result instanceof Promise) result.catch(() => undefined);
    return false;
  } catch (error) {
    return error instanceof ForbiddenError;
  }
}

describe('every field of the schema', () => {
  it('and every mutation has a decision', () => {
    expect(fields.length).toBeGreaterThan(250);
    expect(fields.map(([name]) => name).filter((name) => !decisions.has(name))).toEqual([]);
    expect(Object.keys(schema.getMutationType()?.getFields() ?? {}).length).toBeGreaterThanOrEqual(18);
  });

  it('is kept from callers without its scopes before anything else happens', () => {
    const open = guarded
      .filter(([, , field]) => !isRefused(field, { caller: caller() }))
      .map(([name]) => name);
    expect(open.sort()).toEqual(
      guarded
        .map(([name]) => name)
        .filter((name) => demandOf(name).some((all) => all.length === 0))
        .sort(),
    );
    // What says nothing by itself: what it belongs to is decided about.
    expect([...new Set(open.map((name) => name.split('.')[0]))]).toEqual([
      'FieldChange',
      'PageInfo',
      'PlannedRequest',
      'UserError',
    ]);
  });

  it('is kept from requests that nobody sent', () => {
    expect(guarded.filter(([, , field]) => !isRefused(field, {})).map(([name]) => name)).toEqual([]);
  });

  it('is kept from callers who hold all other scopes', () => {
    for (const [name, , field] of guarded) {
      const needed = new Set<string>(demandOf(name).flat());
      const others = scopes.filter((scope) => scope !== 'admin' && !needed.has(scope));
      if (needed.size > 0)
        expect([name, isRefused(field, { caller: caller(...others) })]).toEqual([name, true]);
    }
  });

  it('is open to admins, and to callers with just its scopes', () => {
    for (const [name, , field] of guarded) {
      for (const held of [['admin'], ...demandOf(name)] as Caller['scopes'][]) {
        expect([name, isRefused(field, { caller: caller(...held) })]).toEqual([name, false]);
      }
    }
  });

  it('can be null where its object can be had without it, so that a refusal costs that field alone', () => {
    // These are the caller's own first step: without them there is nothing else to answer.
    const firstSteps = ['Query.nodes', 'Query.organizations', 'Query.sources'];
    // Federation has them so.
    const ofRouters = ['Query._entities', 'Query._service'];
    const costly = fields.filter(([name, type, { type: result }]) => {
      const parent = isInterfaceType(type) ? interfaceDecisions[type.name] : declaredRequirement(type);
      return isNonNullType(result) && !(parent && implies(parent, demandOf(name)));
    });
    expect(costly.map(([name]) => name).sort()).toEqual([...ofRouters, ...firstSteps]);
  });

  it('that changes something demands a scope for writing, and no other field does', () => {
    const isWrite = (name: string): boolean =>
      demandOf(name)
        .flat()
        .some((scope) => scope.endsWith(':write'));
    const mutations = Object.keys(schema.getMutationType()?.getFields() ?? {});
    expect(mutations.filter((name) => !isWrite(`Mutation.${name}`))).toEqual([]);
    const writes = fields.map(([name]) => name).filter(isWrite);
    expect(writes.filter((name) => !/^(?:Mutation\.|\w+Payload\.)/.test(name))).toEqual([]);
  });
});

describe('what a dry run shows of what is there', () => {
  it.each(Object.values(schema.getMutationType()?.getFields() ?? {}))(
    'demands what reading it demands: $name',
    ({ type }) => {
      const payload = getNamedType(type);
      const [object = ''] = isObjectType(payload) ? Object.keys(payload.getFields()) : [];
      for (const shown of ['plan', 'changes']) {
        const demand = demandOf(`${payload.name}.${shown}`);
        expect(demand.every((all) => all.some((scope) => scope.endsWith(':read')))).toBe(true);
        if (object !== 'deletedId') expect(implies(demand, demandOf(`${payload.name}.${object}`))).toBe(true);
      }
    },
  );
});

describe('what each scope is for', () => {
  it.each<[string, Requirement]>([
    ['Query.node', [['organizations:read']]],
    ['Query.organizations', [['organizations:read']]],
    ['Query.sources', [['organizations:read'], ['sources:read']]],
    ['Query._service', [['supergraph']]],
    ['Query._entities', [['supergraph', 'organizations:read']]],
    ['Organization.name', [['organizations:read']]],
    ['ConfluentOrganization.displayName', [['organizations:read']]],
    ['ConfluentPartnerOrganization.ssoConfig', [['organizations:read']]],
    ['TileDBOrganization.users', [['members:read']]],
    ['TileDBOrganization.user', [['members:read']]],
    ['TileDBOrganizationUser.userEmail', [['members:read']]],
    ['TileDBOrganization.awsAccessCredentials', [['credentials:read']]],
    ['TileDBAwsAccessCredentials.accessKeyId', [['credentials:read']]],
    ['RocksetOrganization.externalId', [['credentials:read']]],
    ['GuardAIOrganization.members', [['members:read']]],
    ['GuardAIUser.organizations', [['organizations:read']]],
    ['GuardAIOrganization.files', [['files:read']]],
    ['GuardAIOrganizationFile.usage', [['files:read']]],
    ['GuardAIOrganizationFile.downloadUrl', [['files:read']]],
    ['Source.name', [['organizations:read'], ['sources:read']]],
    ['Source.health', [['sources:read']]],
    ['Source.rateLimit', [['sources:read']]],
    ['SourceCoverage.error', [['organizations:read']]],
    ['Mutation.updateConfluentOrganization', [['organizations:write']]],
    ['Mutation.deleteTileDBOrganization', [['organizations:write']]],
    ['Mutation.addTileDBOrganizationUser', [['members:write']]],
    ['Mutation.updateTileDBAwsAccessCredentials', [['credentials:write']]],
    ['Mutation.refreshGuardAIOrganizationStats', [['organizations:write']]],
    ['Mutation.uploadGuardAIOrganizationFile', [['files:write']]],
    ['Mutation.deleteGuardAIOrganizationFile', [['files:write']]],
    ['AddTileDBOrganizationUserPayload.user', [['members:read']]],
    ['AddTileDBOrganizationUserPayload.organization', [['organizations:read']]],
  ])('%s', (name, requirement) => {
    expect(demandOf(name)).toEqual(requirement);
  });
});
