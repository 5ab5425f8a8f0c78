import type { OrganizationModel } from '../../core/source.ts';
import type { Fetched } from '../../http/reading.ts';
import type { OrganizationPage } from './api.ts';

/** What is kept is frozen and read by many, so what says that it is stale is a copy; one of each, however often. */
const copies = new WeakMap<object, object>();

function copyOf<T extends object>(value: T, copy: () => T): T {
  const known = copies.get(value) as T | undefined;
  if (known) return known;
  const made = copy();
  copies.set(value, made);
  return made;
}

function stale<Model extends OrganizationModel>(organization: Model): Model {
  return copyOf(organization, () => ({ ...organization, stale: true }));
}

/** The organization as its reader may show it. */
export function markedOrganization<Model extends OrganizationModel>(
  fetched: Fetched<Model | null>,
): Model | null {
  return fetched.stale && fetched.value ? stale(fetched.value) : fetched.value;
}

/** The page as its reader may show it. */
export function markedPage<Model extends OrganizationModel>({
  value: page,
  stale: isStale,
}: Fetched<OrganizationPage<Model>>): OrganizationPage<Model> {
  if (!isStale) return page;
  return copyOf(page, () => ({ ...page, organizations: page.organizations.map(stale<Model>), stale: true }));
}
