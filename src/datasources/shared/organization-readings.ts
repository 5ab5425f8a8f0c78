import { UpstreamError } from '../../core/errors.ts';
import type { OrganizationModel } from '../../core/source.ts';
import type { Reading } from '../../http/reading.ts';
import type { OrganizationPage } from './api.ts';

/** What a vendor's API can do about organizations; each reading is one call. */
export interface OrganizationReadings<Model extends OrganizationModel> {
  /** One by reference. Null: there is none. Absent where the vendor has no such call. */
  readonly get?: (reference: string) => Reading<Model | null>;
  readonly page: (position: string | null) => Reading<OrganizationPage<Model>>;
  /** Organizations on a full page; null: the list is not paged. */
  readonly pageSize: number | null;
  /** What a page says of an organization may be less than what a GET says. Absent: it is as much. */
  readonly pagesTellLess?: true;
  /** Refuses, with BAD_USER_INPUT, a reference that the vendor could not mean. */
  readonly check?: (reference: string) => void;
  /** Everything the vendor accepts for this organization: its native id, and TileDB's name, say. */
  readonly references: (organization: Model) => readonly string[];
}

/** The list cannot be had, though the organizations perhaps can: not where the source lets nothing through, or has no room. */
export function isListTrouble(error: unknown): boolean {
  return (
    error instanceof UpstreamError &&
    error.code !== 'UPSTREAM_CIRCUIT_OPEN' &&
    error.code !== 'UPSTREAM_RATE_LIMITED'
  );
}

/** The list is not for this caller, or not there on this server: the organizations may still be had one by one. */
export function isListRefusal(error: unknown): boolean {
  return (
    error instanceof UpstreamError &&
    (error.code === 'UPSTREAM_FORBIDDEN' || error.code === 'UPSTREAM_REJECTED')
  );
}
