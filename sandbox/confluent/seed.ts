import { createHash } from 'node:crypto';
import { companies, type Company } from '../seed/companies.ts';

/** An organization as Confluent keeps it; `null`: the vendor leaves the member out. */
export interface StoredOrganization {
  readonly id: string;
  displayName: string;
  jitEnabled: boolean | null;
  readonly createdAt: string;
  updatedAt: string;
}

export interface StoredPartnerOrganization {
  readonly id: string;
  readonly name: string;
  readonly sso: { readonly url: string; readonly tenantId: string } | null;
  readonly createdAt: string;
  readonly updatedAt: string | null;
}

const usualSize = 25;

/** The same organizations every time, oldest first; beyond those of known companies, numbered ones. */
export function seedOrganizations(size = usualSize): StoredOrganization[] {
  const known = knownOrganizations();
  if (size <= known.length) return known.slice(0, size);
  const youngest = Date.parse(known.at(-1)?.createdAt ?? '');
  const numbered = Array.from({ length: size - known.length }, (_, index) =>
    numberedOrganization(known.length + index + 1, youngest + (index + 1) * minute),
  );
  return [...known, ...numbered];
}

function numberedOrganization(number: number, created: number): StoredOrganization {
  const createdAt = timestamp(created, '');
  return {
    id: uuid(`organization number ${number}`),
    displayName: `Organization ${number}`,
    jitEnabled: number % 2 === 0,
    createdAt,
    updatedAt: createdAt,
  };
}

function knownOrganizations(): StoredOrganization[] {
  return companies.slice(0, usualSize).map((company, index) => {
    const created = Date.UTC(2021, 3, 19, 9, 30, 11) + index * 41 * day + index * 977_000;
    const createdAt = timestamp(created, fractions[index % fractions.length] ?? '');
    const changed = timestamp(created + index * 9 * day, fractions[(index + 2) % fractions.length] ?? '');
    return {
      id: organizationId(company),
      displayName: consoleNames.get(company.slug) ?? company.name,
      jitEnabled: index % 3 === 2 ? null : index % 3 === 0,
      createdAt,
      updatedAt: index % 4 === 0 ? createdAt : changed,
    };
  });
}

/** Signed up by the partner the default credentials belong to; each is also an organization of org/v2. */
export function seedPartnerOrganizations(): StoredPartnerOrganization[] {
  const organizations = knownOrganizations();
  return companies.slice(1, 4).flatMap((company, index) => {
    const twin = organizations.find(({ id }) => id === organizationId(company));
    if (!twin) return [];
    const { id, createdAt, updatedAt } = twin;
    const sso =
      index === 1
        ? null
        : {
            url: `https://confluent.cloud/login/sso/${company.slug}`,
            tenantId: uuid(`tenant ${company.slug}`),
          };
    return [{ id, name: company.name, sso, createdAt, updatedAt: sso ? updatedAt : null }];
  });
}

/** Always the same for a company. */
export function organizationId({ slug }: Company): string {
  return uuid(`organization ${slug}`);
}

const minute = 60_000;
const day = 86_400_000;

/** Real ones have up to microseconds, zeros at the end dropped, so that their number varies. */
const fractions = ['.204517', '.04', '', '.9', '.000131', '.81192', '.616529'];

/** The console allows up to 64 characters and `|`, which PATCH does not. */
const consoleNames = new Map([['granite-peak-mobility', 'Granite Peak Mobility | Vehicle Telemetry']]);

function timestamp(milliseconds: number, fraction: string): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}${fraction}Z`;
}

function uuid(text: string): string {
  const hex = createHash('sha256').update(`sandbox confluent ${text}`).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
