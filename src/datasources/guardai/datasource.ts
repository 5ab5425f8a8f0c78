import type { OpenSource } from '../shared/api.ts';
import { organizationReads, type Opening } from '../shared/organization-source.ts';
import { getOrganization, getOrganizations } from './client.ts';
import { detailReads } from './details.ts';
import { fileTransfers } from './file-transfers.ts';
import { toOrganization, type GuardAIOrganizationModel } from './map.ts';
import { checkId } from './native-id.ts';
import { fileWrites, organizationWrites } from './writes.ts';

/** One operation's data source for GuardAI. */
export interface GuardAIOrganizations
  extends
    OpenSource<GuardAIOrganizationModel>,
    Readonly<ReturnType<typeof detailReads>['reads']>,
    Readonly<ReturnType<typeof organizationWrites>>,
    Readonly<ReturnType<typeof fileWrites>>,
    Readonly<ReturnType<typeof fileTransfers>> {}

export function isGuardAIOrganizations(source: OpenSource): source is GuardAIOrganizations {
  return source.identity.api === 'GUARDAI_V1';
}

export function openOrganizations(opening: Opening): GuardAIOrganizations {
  const { name: sourceName } = opening.identity;
  const { source, reader } = organizationReads<GuardAIOrganizationModel>(opening, {
    pageSize: null,
    check: checkId,
    references: ({ nativeId }) => [nativeId],
    async get(id) {
      const wire = await getOrganization(opening, id);
      return wire && toOrganization(wire, sourceName);
    },
    async page() {
      const organizations = (await getOrganizations(opening)).map((wire) => toOrganization(wire, sourceName));
      return { organizations, next: null, total: organizations.length };
    },
  });
  const details = detailReads(opening, sourceName);
  const forget = (): void => {
    reader.forget();
    details.forget();
  };
  return Object.assign(source, {
    ...details.reads,
    ...organizationWrites({ opening, source, reader, forget }),
    ...fileWrites({ opening, source, forget }),
    ...fileTransfers(opening, source, forget),
  });
}
