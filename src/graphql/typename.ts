import type { OrganizationModel } from '../core/source.ts';
import type { OrganizationResolvers } from '../generated/graphql.ts';

type ConcreteTypename = NonNullable<Awaited<ReturnType<OrganizationResolvers['__resolveType']>>>;

/** Data sources name the type themselves; the schema checks at run time that there is one of that name. */
export function resolveTypename({ __typename }: OrganizationModel): ConcreteTypename {
  return __typename as ConcreteTypename;
}
