import { forbidden } from './failures.ts';
import { allowedActions } from './roles.ts';
import { memberOf } from './state.ts';
import type { Action } from './roles.ts';
import type { Account, Organization } from './state.ts';

/** Throws the vendor's 403 unless the caller's role allows the action; who is no member may do nothing. */
export function demand(organization: Organization, caller: Account, action: Action): void {
  const role = memberOf(organization, caller.username)?.role;
  if (role === undefined || !allowedActions[role].includes(action))
    throw forbidden(caller, action, organization.name);
}
