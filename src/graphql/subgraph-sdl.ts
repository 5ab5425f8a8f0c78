import { getDocumentNodeFromSchema } from '@graphql-tools/utils';
import { isTypeDefinitionNode, Kind, print, visit, type ASTNode, type GraphQLSchema } from 'graphql';

export interface FederationSettings {
  /** Whether `@authenticated` and `@requiresScopes` are told to routers; they count here in any case. */
  readonly authDirectives: boolean;
}

/** The first version that has all the directives that the schema uses. */
const specification = 'https://specs.apollo.dev/federation/v2.9';
const accessDirectives = ['authenticated', 'requiresScopes'];
const federationDirectives = ['cost', 'key', 'listSize', 'shareable', 'tag', ...accessDirectives];

/** What is part of every subgraph, or belongs to the definitions of directives that are imported instead. */
const impliedTypes = ['_Any', '_Entity', '_Service', 'FieldSet', 'Scope'];
const impliedFields = ['_entities', '_service'];

const published = new WeakMap<GraphQLSchema, Map<boolean, string>>();

/**
 * The schema in the form in which composition wants that of a subgraph: Federation's directives are imported by `@link`
 * instead of defined, and what every subgraph has is left out.
 */
export function subgraphSdl(schema: GraphQLSchema, { authDirectives }: FederationSettings): string {
  const forms = published.get(schema) ?? new Map<boolean, string>();
  published.set(schema, forms);
  const sdl = forms.get(authDirectives) ?? write(schema, authDirectives);
  forms.set(authDirectives, sdl);
  return sdl;
}

function write(schema: GraphQLSchema, authDirectives: boolean): string {
  const untold = authDirectives ? [] : accessDirectives;
  const imports = federationDirectives.filter((name) => !untold.includes(name)).map((name) => `"@${name}"`);
  const link = `extend schema @link(url: "${specification}", import: [${imports.join(', ')}])`;
  const document = visit(getDocumentNodeFromSchema(schema), {
    enter: (node) => (isLeftOut(node, untold) ? null : undefined),
  });
  return `${link}\n\n${print(document)}\n`;
}

function isLeftOut(node: ASTNode, untoldDirectives: readonly string[]): boolean {
  // It would say that the roots have their usual names.
  if (node.kind === Kind.SCHEMA_DEFINITION) return true;
  if (node.kind === Kind.DIRECTIVE) return untoldDirectives.includes(node.name.value);
  if (node.kind === Kind.DIRECTIVE_DEFINITION) return federationDirectives.includes(node.name.value);
  if (node.kind === Kind.FIELD_DEFINITION) return impliedFields.includes(node.name.value);
  return isTypeDefinitionNode(node) && impliedTypes.includes(node.name.value);
}
