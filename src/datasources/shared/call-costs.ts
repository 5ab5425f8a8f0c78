import type { OrganizationModel } from '../../core/source.ts';
import type { CallCosts } from './fetch-plan.ts';
import type { OrganizationReadings } from './organization-readings.ts';
import type { Caller } from './reading.ts';

/** Where nobody waits, time is nothing and a call like any other. */
const callsAlone: CallCosts = { getMs: 0, pageMs: 0, concurrency: 1, spacingMs: null };

/** What a GET and the page at a place of the list take at the moment. */
export function callCosts<Model extends OrganizationModel>(
  { connection, unhurried }: Caller,
  get: NonNullable<OrganizationReadings<Model>['get']>,
  page: OrganizationReadings<Model>['page'],
  position: string | null,
): CallCosts {
  if (unhurried) return callsAlone;
  const { tookMs, concurrency, spacingMs } = connection.pace;
  return {
    // Whatever it asks for, it is the same operation.
    getMs: tookMs(get('').request.operationId),
    pageMs: tookMs(page(position).request.operationId),
    concurrency,
    spacingMs: spacingMs(),
  };
}
