import type { ConstDirectiveNode, ConstValueNode } from 'graphql';
import { Kind } from 'graphql';
import { isScope, type Requirement, type Scope } from '../core/caller.ts';

/** Whatever of a schema directives can stand on. */
interface Declared {
  readonly astNode?: { readonly directives?: readonly ConstDirectiveNode[] | undefined } | null | undefined;
  readonly extensionASTNodes?: readonly { readonly directives?: readonly ConstDirectiveNode[] | undefined }[];
}

/**
 * What `@requiresScopes` or `@authenticated` on a type or field demands; undefined where neither stands. Throws a
 * `TypeError` for scopes that nobody could hold.
 */
export function declaredRequirement({ astNode, extensionASTNodes = [] }: Declared): Requirement | undefined {
  const directives = [astNode, ...extensionASTNodes].flatMap((node) => node?.directives ?? []);
  const scopes = directives.filter(({ name }) => name.value === 'requiresScopes');
  if (scopes.length > 1) throw new TypeError('has @requiresScopes twice');
  if (scopes[0]) return requirementOf(scopes[0]);
  return directives.some(({ name }) => name.value === 'authenticated') ? [[]] : undefined;
}

function requirementOf({ arguments: args = [] }: ConstDirectiveNode): Requirement {
  const requirement = listOf(args.find(({ name }) => name.value === 'scopes')?.value).map((all) =>
    listOf(all).map(scopeOf),
  );
  // An empty list would mean nobody, and an empty set in it everybody.
  if (requirement.length === 0 || requirement.some((all) => all.length === 0)) {
    throw new TypeError('has an empty list in @requiresScopes');
  }
  return requirement;
}

/** A single value stands for a list of it, as everywhere in GraphQL. */
function listOf(node: ConstValueNode | undefined): readonly ConstValueNode[] {
  if (node === undefined) return [];
  return node.kind === Kind.LIST ? node.values : [node];
}

function scopeOf(node: ConstValueNode): Scope {
  const text = node.kind === Kind.STRING ? node.value : '';
  if (isScope(text)) return text;
  throw new TypeError(`names an unknown scope: "${text}"`);
}
