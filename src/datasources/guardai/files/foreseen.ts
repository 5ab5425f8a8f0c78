import type { ForeseenChange } from '../../../core/dry-run.ts';
import type { Caller } from '../../shared/reading.ts';
import { organizationReadings } from '../client.ts';
import type { GuardAIFileModel } from '../map.ts';
import type { FileAddress } from './address.ts';

const typename = 'GuardAIOrganizationFile';

/**
 * What a write is to make of a file, as the organization's settings list it; null where they do not. The file itself may
 * be there all the same. `change`: null for a file that will be gone.
 */
export async function foreseeFile(
  caller: Caller,
  { organizationId, type, ref }: FileAddress,
  change: (file: GuardAIFileModel) => GuardAIFileModel | null,
): Promise<ForeseenChange | null> {
  const { request, interpret } = organizationReadings(caller).get(organizationId);
  const organization = interpret(await caller.connection.send(request, caller.signal));
  const file = organization?.files?.find((one) => one.type === type && one.ref === ref);
  return file ? { typename, before: file, after: change(file), isNew: false } : null;
}

/** A file that is to be uploaded as a new one. */
export function foreseeNewFile(named: Partial<GuardAIFileModel>): ForeseenChange {
  return { typename, before: {}, after: named, isNew: true };
}
