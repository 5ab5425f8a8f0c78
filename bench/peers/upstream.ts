/** The vendors' APIs over undici, as lean as it gets: one pool of kept connections, JSON in, no questions asked. */
import { Pool } from 'undici';
import { headers, largeAccount } from '../stub/accounts.ts';
import type { confluent, guardai, rockset, tiledb, tiledbWithUsers } from '../stub/organizations.ts';

export type WireConfluent = (typeof confluent)[number];
export type WireTileDB = (typeof tiledb)[number];
export type WireTileDBWithUsers = (typeof tiledbWithUsers)[number];
export type WireRockset = typeof rockset;
export type WireGuardAI = (typeof guardai)[number];

const origin = process.env['UPSTREAM'];
if (origin === undefined) throw new Error('UPSTREAM is missing: the origin of the APIs.');

// Fewer than the requests that wait for an answer, and yet as fast: sockets cost too.
const pool = new Pool(origin, { connections: 50 });

async function get<Body>(path: string, sign: Readonly<Record<string, string>>): Promise<Body> {
  const { statusCode, body } = await pool.request({ path, method: 'GET', headers: sign });
  const text = await body.text();
  if (statusCode !== 200) throw new Error(`GET ${path} was answered with ${statusCode}.`);
  return JSON.parse(text) as Body;
}

const confluentPath = '/org/v2/organizations';

export const upstream = {
  confluent: (id: string) => get<WireConfluent>(`${confluentPath}/${id}`, headers.confluent),
  large: (id: string) => get<WireConfluent>(`${largeAccount}${confluentPath}/${id}`, headers.confluent),
  tiledb: (id: string) => get<WireTileDBWithUsers>(`/v1/organizations/${id}`, headers.tiledb),
  rockset: async () => (await get<{ data: WireRockset }>('/v1/orgs/self', headers.rockset)).data,
  guardai: (id: string) => get<WireGuardAI>(`/api/v1/organizations/${id}`, headers.guardai),
  confluentList: async () =>
    (await get<{ data: WireConfluent[] }>(`${confluentPath}?page_size=100`, headers.confluent)).data,
  tiledbList: () => get<WireTileDB[]>('/v1/organizations', headers.tiledb),
  guardaiList: () => get<WireGuardAI[]>('/api/v1/organizations', headers.guardai),
};
