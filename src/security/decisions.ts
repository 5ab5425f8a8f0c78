import {
  getNamedType,
  isInterfaceType,
  isObjectType,
  isUnionType,
  type GraphQLField,
  type GraphQLInterfaceType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import type { Requirement } from '../core/caller.ts';
import { implies } from './requirement.ts';
import { declaredRequirement } from './declared.ts';
import type { InterfaceDecisions } from './interface-decisions.ts';

type Field = GraphQLField<unknown, unknown>;

/** Who may ask for a field: `Type.field` to what it demands. */
export type Decisions = ReadonlyMap<string, Requirement>;

/**
 * Decides about every field of a schema: what its own directive says, else what its type's does; of an interface, what
 * the table says. Throws a `TypeError` that names every field that nothing decides about, or whose decision is weaker
 * than that of what it leads to.
 */
export function decide(schema: GraphQLSchema, interfaces: InterfaceDecisions): Decisions {
  const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));
  const decisions = new Map<string, Requirement>();
  const problems: string[] = [];
  const complain = (where: string, what: string): void => void problems.push(`${where} ${what}`);

  function declared(where: string, part: Parameters<typeof declaredRequirement>[0]): Requirement | undefined {
    try {
      return declaredRequirement(part);
    } catch (error) {
      complain(where, (error as Error).message);
      return [[]];
    }
  }

  /** What a type as a whole demands; undefined where its fields decide one by one. */
  function ofType(type: GraphQLNamedType): Requirement | undefined {
    if (isInterfaceType(type)) return interfaces[type.name];
    return isObjectType(type) ? declared(type.name, type) : undefined;
  }

  function decideField(type: GraphQLObjectType | GraphQLInterfaceType, field: Field): void {
    const where = `${type.name}.${field.name}`;
    const own = declared(where, field);
    if (own && isInterfaceType(type))
      complain(where, 'has a directive, which composition refuses on interfaces');
    const requirement = own ?? ofType(type);
    if (!requirement) {
      complain(where, 'has no decision: put @requiresScopes or @authenticated on it or its type');
      return;
    }
    decisions.set(where, requirement);
    for (const target of targetsOf(getNamedType(field.type))) {
      const demanded = ofType(target);
      if (demanded && !implies(requirement, demanded)) {
        complain(where, `leads to ${target.name}, which demands more than it does itself`);
      }
    }
  }

  function compareWithInterfaces(type: GraphQLObjectType): void {
    for (const parent of type.getInterfaces()) {
      for (const name of Object.keys(parent.getFields())) {
        const [own, inherited] = [decisions.get(`${type.name}.${name}`), interfaces[parent.name]];
        if (own && inherited && !(implies(own, inherited) && implies(inherited, own))) {
          complain(`${type.name}.${name}`, `does not demand what ${parent.name} does`);
        }
      }
    }
  }

  for (const type of types) {
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const field of Object.values(type.getFields())) decideField(type, field);
  }
  for (const type of types.filter(isObjectType)) compareWithInterfaces(type);
  for (const name of Object.keys(interfaces)) {
    if (!isInterfaceType(schema.getType(name)))
      complain(name, 'is decided about, but is no interface of the schema');
  }
  if (problems.length > 0)
    throw new TypeError(`The schema is not safe to serve:\n  ${problems.join('\n  ')}`);
  return decisions;
}

function targetsOf(type: GraphQLNamedType): readonly GraphQLNamedType[] {
  return isUnionType(type) ? type.getTypes() : [type];
}
