import type { Caller, Requirement } from '../core/caller.ts';
import { mayDo } from '../core/caller.ts';
import { ForbiddenError } from '../core/errors.ts';

/** Whether everybody who meets the one meets the other. */
export function implies(one: Requirement, other: Requirement): boolean {
  return one.every((all) => other.some((fewer) => fewer.every((scope) => all.includes(scope))));
}

/** Throws `ForbiddenError`, which names what is missing. Without a caller there is nobody who may. */
export function demand(requirement: Requirement, caller: Caller | undefined, what: string): void {
  if (caller && mayDo(caller, requirement)) return;
  throw new ForbiddenError(
    `${what} needs ${words(requirement)}, which this caller does not hold.`,
    requirement,
  );
}

function words(requirement: Requirement): string {
  const sets = requirement.map((all) => all.map((scope) => `"${scope}"`).join(' and '));
  const several = requirement.length > 1 || (requirement[0]?.length ?? 0) > 1;
  return `the ${several ? 'scopes' : 'scope'} ${sets.join(' or ')}`;
}
