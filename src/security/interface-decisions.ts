import type { Requirement } from '../core/caller.ts';

/** What every field of an interface demands, by the interface's name. */
export type InterfaceDecisions = Readonly<Record<string, Requirement>>;

/**
 * Composition refuses the directives on interfaces, so these decisions stand here. The types that implement them must
 * say the same.
 */
export const interfaceDecisions: InterfaceDecisions = {
  Node: [['organizations:read']],
  Organization: [['organizations:read']],
};
