import type { ReadName } from '../../http/upstream.ts';

/** In their answers organizations stand in full. */
const ofAll = ['getOrganizations', 'getMembers'];

/** The reads that may have another answer once something about this organization has changed. */
export function touchedBy(id: string): (read: ReadName) => boolean {
  return ({ operationId, params }) => ofAll.includes(operationId) || params?.['id'] === id;
}
