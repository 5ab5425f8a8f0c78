import type { OrganizationModel } from '../../core/source.ts';
import type { OrganizationPage } from './api.ts';

/** Pages live as long as the cache keeps them, and so do their indexes. */
const indexes = new WeakMap<object, ReadonlyMap<string, OrganizationModel>>();

/** The organization on a page that the vendor knows by a reference. `references`: all that it accepts for one. */
export function findOnPage<Model extends OrganizationModel>(
  page: OrganizationPage<Model>,
  reference: string,
  references: (organization: Model) => readonly string[],
): Model | undefined {
  let index = indexes.get(page);
  if (!index) {
    index = indexOf(page.organizations, references);
    indexes.set(page, index);
  }
  return index.get(reference) as Model | undefined;
}

/** An organization may be named like another's id: the id counts. */
function indexOf<Model extends OrganizationModel>(
  organizations: readonly Model[],
  references: (organization: Model) => readonly string[],
): ReadonlyMap<string, Model> {
  const named = organizations.flatMap((one) => references(one).map((name) => [name, one] as const));
  return new Map([...named, ...organizations.map((one) => [one.nativeId, one] as const)]);
}
