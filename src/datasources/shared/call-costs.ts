import type { OrganizationModel } from '../../core/source.ts';
import type { CallCosts } from './fetch-plan.ts';
import type { OrganizationReadings } from './organization-readings.ts';
import type { Caller } from './reading.ts';

/** What a GET and the page at a place of the list take at the moment. */
export function callCosts<Model extends OrganizationModel>(
  { connection }: Caller,
  get: NonNullable<OrganizationReadings<Model>['get']>,
  page: OrganizationReadings<Model>['page'],
  position: string | null,
): CallCosts {
  const { tookMs, concurrency, spacingMs } = connection.pace;
  return {
    // Whatever it asks for, it is the same operation.
    getMs: tookMs(get('').request.operationId),
    pageMs: tookMs(page(position).request.operationId),
    concurrency,
    spacingMs: spacingMs(),
  };
}
