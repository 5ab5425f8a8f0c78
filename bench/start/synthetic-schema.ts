import { buildASTSchema, isInterfaceType, parse } from 'graphql';

/** What a made-up vendor of this many groups adds to the schema: ten types, each group, as vendors' types are. */
export interface SyntheticSchema {
  readonly sdl: string;
  /** Source text of a module that exports `synthetic`, a `VendorModule`. */
  readonly module: string;
}

export const typesPerGroup = 10;
const partsPerGroup = 6;
const scalarFields = ['String', 'Int', 'Boolean!', 'DateTime', 'ID', 'BigInt', '[String!]!', 'Float'];
const mayRead = '@requiresScopes(scopes: [["organizations:read"]])';
const mayWrite = '@requiresScopes(scopes: [["organizations:write"]])';

/** `printed`: the whole schema's SDL, for what an organization must have. */
export function syntheticSchema(groups: number, printed: string): SyntheticSchema {
  const inherited = fieldsOfOrganization(printed);
  const numbers = Array.from({ length: groups }, (_, index) => index);
  return { sdl: numbers.map((group) => groupSdl(group, inherited)).join('\n'), module: moduleText(groups) };
}

function fieldsOfOrganization(printed: string): string {
  const organization = buildASTSchema(parse(printed), { assumeValid: true }).getType('Organization');
  if (!isInterfaceType(organization)) throw new TypeError('The schema has no interface Organization.');
  return Object.values(organization.getFields())
    .map(({ name, type }) => `  "A field of every organization."\n  ${name}: ${type.toString()}`)
    .join('\n');
}

const ownFields = (kind: string): string =>
  scalarFields
    .map(
      (type, index) => `  "Member ${index} of a ${kind}, as its vendor sends it."\n  member${index}: ${type}`,
    )
    .join('\n');

function groupSdl(group: number, inherited: string): string {
  const name = `Synthetic${group}`;
  const parts = Array.from({ length: partsPerGroup }, (_, index) => {
    const next =
      index + 1 < partsPerGroup ? `\n  "What belongs to it."\n  next: ${name}Part${index + 1}` : '';
    return `"A part."\ntype ${name}Part${index} ${mayRead} {\n${ownFields('part')}${next}\n}`;
  });
  return `
"An organization of a made-up vendor."
type ${name}Organization implements Node & Organization ${mayRead} {
${inherited}
${ownFields('organization')}
  "Its kind."
  kind: ${name}Kind
  "Its parts."
  parts: [${name}Part0!] @cost(weight: 10) @listSize(assumedSize: 10)
}
${parts.join('\n')}
"A kind."
enum ${name}Kind {
${Array.from({ length: 8 }, (_, index) => `  "Kind ${index}."\n  KIND_${index}`).join('\n')}
}
"A change."
input ${name}Input {
${Array.from({ length: 6 }, (_, index) => `  "New member ${index}."\n  member${index}: String`).join('\n')}
}
"What became of a change."
type ${name}Payload @authenticated {
  "The organization as it is now."
  organization: ${name}Organization ${mayRead}
  "What the caller can mend."
  userErrors: [UserError!]! @listSize(assumedSize: 5)
}
extend type Mutation {
  "Changes one."
  update${name}("What to change." input: ${name}Input!): ${name}Payload ${mayWrite}
}`;
}

function moduleText(groups: number): string {
  return `
import type { VendorModule } from '../shared/vendor-module.ts';

const resolvers: Record<string, Record<string, () => unknown>> = { Mutation: {} };
for (let group = 0; group < ${groups}; group += 1) {
  resolvers[\`Synthetic\${group}Organization\`] = { parts: () => [] };
  resolvers.Mutation![\`updateSynthetic\${group}\`] = () => null;
}
const calls = { fields: {}, mutations: {} };
export const synthetic = { apis: [], resolvers: [resolvers], calls } as unknown as VendorModule;
`;
}
