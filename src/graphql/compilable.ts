import {
  isScalarType,
  isSpecifiedScalarType,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type GraphQLSchema,
  type ValueNode,
} from 'graphql';

/**
 * Whether graphql-jit answers what a document asks as graphql-js does. It does not where a variable stands inside a
 * literal of a custom scalar, nor where a variable or an alias is named as a member that every object has.
 */
export function isCompilable(schema: GraphQLSchema, document: DocumentNode): boolean {
  const types = new TypeInfo(schema);
  const own = customScalars(schema);
  const problems: string[] = [];
  function checkName(name: string | undefined): void {
    if (name !== undefined && name in Object.prototype) problems.push(name);
  }
  function checkValue(value: ValueNode): void {
    const name = String(types.getInputType()).replaceAll(/[[\]!]/g, '');
    if (own.has(name) && value.kind !== Kind.VARIABLE && hasVariable(value)) problems.push(name);
  }
  const visitor = visitWithTypeInfo(types, {
    Field: ({ alias }) => {
      checkName(alias?.value);
    },
    VariableDefinition: ({ variable }) => {
      checkName(variable.name.value);
    },
    Argument: ({ value }) => {
      checkValue(value);
    },
    ObjectField: ({ value }) => {
      checkValue(value);
    },
  });
  for (const definition of document.definitions) visit(definition, visitor);
  return problems.length === 0;
}

function customScalars(schema: GraphQLSchema): ReadonlySet<string> {
  const scalars = Object.values(schema.getTypeMap()).filter((type) => isScalarType(type));
  return new Set(scalars.filter((type) => !isSpecifiedScalarType(type)).map(({ name }) => name));
}

function hasVariable(value: ValueNode): boolean {
  if (value.kind === Kind.LIST) return value.values.some(hasVariable);
  if (value.kind === Kind.OBJECT) return value.fields.some((field) => hasVariable(field.value));
  return value.kind === Kind.VARIABLE;
}
