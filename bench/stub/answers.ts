/** Everything the stub upstream answers, serialized beforehand: the less it computes, the less of the machine it takes. */
import { guardaiToken, headers, largeAccount, type StubApi } from './accounts.ts';
import {
  confluent,
  guardai,
  guardaiUsers,
  largeConfluent,
  rockset,
  tiledb,
  tiledbWithUsers,
} from './organizations.ts';
import { headerLine, respond } from './wire.ts';

export interface Answer {
  /** Name of the operation in the vendor's contract, and what calls are counted by. */
  readonly operation: string;
  /** The header that signs the request, as `wire.ts` reads it; null: none is needed. */
  readonly credential: string | null;
  /** The whole of it, head and body. */
  readonly response: Buffer;
}

const pageSize = 100;

/** Confluent tells its limit with every answer; this one never runs out. */
const confluentHeaders = {
  'X-Request-Id': '00000000000000000000000000000000',
  'X-RateLimit-Limit': '1000000',
  'X-RateLimit-Remaining': '1000000',
  'X-RateLimit-Reset': '60',
};

function answer(api: StubApi | null, operation: string, content: unknown): Answer {
  const [name = '', value = ''] = api === null ? [] : (Object.entries(headers[api])[0] ?? []);
  return {
    operation,
    credential: api === null ? null : headerLine(name, value),
    response: respond(200, JSON.stringify(content), api === 'confluent' ? confluentHeaders : {}),
  };
}

/** Answers by method, path and, where a list has pages, the page's token. */
export type Answers = ReadonlyMap<string, Answer>;

export function answerKey(method: string, path: string, pageToken: string | null): string {
  return pageToken === null ? `${method} ${path}` : `${method} ${path}?${pageToken}`;
}

export function prepareAnswers(): Answers {
  const answers = new Map<string, Answer>();
  const get = (path: string, made: Answer, pageToken: string | null = null): void => {
    answers.set(answerKey('GET', path, pageToken), made);
  };

  for (const [base, all] of [
    ['', confluent],
    [largeAccount, largeConfluent],
  ] as const) {
    const path = `${base}/org/v2/organizations`;
    for (const one of all) get(`${path}/${one.id}`, answer('confluent', 'getOrgV2Organization', one));
    for (let start = 0; start < all.length; start += pageSize) {
      const end = start + pageSize;
      const next = end < all.length ? { next: `https://api.confluent.cloud${path}?page_token=${end}` } : {};
      const page = {
        api_version: 'org/v2',
        kind: 'OrganizationList',
        metadata: { ...next, total_size: all.length },
        data: all.slice(start, end),
      };
      get(path, answer('confluent', 'listOrgV2Organizations', page), start === 0 ? null : String(start));
    }
  }

  get('/v1/organizations', answer('tiledb', 'getAllOrganizations', tiledb));
  for (const one of tiledbWithUsers) {
    for (const reference of [one.id, one.name]) {
      get(`/v1/organizations/${reference}`, answer('tiledb', 'getOrganization (TileDB)', one));
    }
  }

  get('/v1/orgs/self', answer('rockset', 'getOrganization (Rockset)', { data: rockset }));

  answers.set(
    answerKey('POST', '/api/v1/login', null),
    answer(null, 'login', { jwt: guardaiToken, roles: 'ROLE_USER,ROLE_ADMIN' }),
  );
  get('/api/v1/organizations', answer('guardai', 'getOrganizations', guardai));
  guardai.forEach((one, index) => {
    const path = `/api/v1/organizations/${one.id}`;
    get(path, answer('guardai', 'getOrganization (GuardAI)', one));
    get(`${path}/members`, answer('guardai', 'getMembers', guardaiUsers[index]));
  });
  return answers;
}
