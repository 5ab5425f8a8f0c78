import type { OpenSource } from '../shared/api.ts';
import { organizationReads, type Opening } from '../shared/organization-source.ts';
import { writes } from '../shared/writes.ts';
import { organizationReadings } from './client.ts';
import { detailReads } from './details.ts';
import { fileTransfers } from './file-transfers.ts';
import type { GuardAIOrganizationModel } from './map.ts';
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
  const { source, reader } = organizationReads(opening, organizationReadings(opening));
  const details = detailReads(opening);
  const write = writes(opening, () => {
    reader.forget();
    details.forget();
  });
  return Object.assign(source, {
    ...details.reads,
    ...organizationWrites({ opening, source, reader, write }),
    ...fileWrites({ source, write }),
    ...fileTransfers({ opening, source, write }),
  });
}
