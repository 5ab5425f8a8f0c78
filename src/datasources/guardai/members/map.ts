import type { Origin } from '../../../core/source.ts';
import type { GuardAIUser } from '../../../generated/graphql.ts';
import { toOrganization, type GuardAIOrganizationModel } from '../map.ts';
import type { WireUser } from './wire.ts';

export type GuardAIUserModel = Omit<GuardAIUser, 'organizations'> & {
  readonly organizations: readonly GuardAIOrganizationModel[];
};

export function toUser(wire: WireUser, origin: Origin): GuardAIUserModel {
  return {
    ...wire,
    id: wire.id === null ? null : String(wire.id),
    settings: wire.settings ?? null,
    organizations: wire.organizations.map((organization) => toOrganization(organization, origin)),
  };
}
