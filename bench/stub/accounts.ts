/** The accounts that the stub upstream knows. `headers` sign a request of each. */

const basic = { username: 'bench-key', password: 'bench-secret' };
const tiledbKey = 'bench-tiledb-key';
const rocksetKey = 'bench-rockset-key';
const login = { apiKeyId: 'bench-key-id', apiKey: 'bench-api-key' };

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** What GuardAI's login answers: good until the year 2100. */
export const guardaiToken = [
  part({ alg: 'none' }),
  part({ sub: '101', exp: 4_102_444_800 }),
  'unsigned',
].join('.');

export const headers = {
  confluent: {
    authorization: `Basic ${Buffer.from(`${basic.username}:${basic.password}`).toString('base64')}`,
  },
  tiledb: { 'x-tiledb-rest-api-key': tiledbKey },
  rockset: { authorization: `ApiKey ${rocksetKey}` },
  guardai: { authorization: `Bearer ${guardaiToken}` },
} as const;

export type StubApi = keyof typeof headers;

/** Path below which the second, large Confluent account is. */
export const largeAccount = '/large';

/** Names of the sources, as the ids of the graph hold them. */
export const sourceNames = {
  confluent: 'confluent',
  tiledb: 'tiledb',
  rockset: 'rockset',
  guardai: 'guardai',
  large: 'confluent-large',
} as const;

/** `sources` of an orgraph.yaml for the stub at this origin. */
export function sourcesAt(origin: string): readonly Readonly<Record<string, unknown>>[] {
  const confluent = { api: 'confluent-org-v2', auth: { type: 'basic', ...basic } };
  return [
    { name: sourceNames.confluent, baseUrl: origin, ...confluent },
    {
      name: sourceNames.tiledb,
      api: 'tiledb-v1',
      baseUrl: origin,
      auth: { type: 'api-key', key: tiledbKey },
    },
    {
      name: sourceNames.rockset,
      api: 'rockset-v1',
      baseUrl: origin,
      auth: { type: 'api-key', key: rocksetKey },
    },
    { name: sourceNames.guardai, api: 'guardai-v1', baseUrl: origin, auth: { type: 'login', ...login } },
    { name: sourceNames.large, baseUrl: origin + largeAccount, ...confluent },
  ];
}
