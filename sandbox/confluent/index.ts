import type {
  Answer,
  RunningSimulator,
  SandboxRequest,
  Simulator,
  SimulatorContext,
  SourceEntry,
} from '../core/simulator.ts';
import { apiKeys } from './accounts.ts';
import { authenticate } from './authentication.ts';
import { newId } from './failures.ts';
import { getOrganization, listOrganizations, updateOrganization } from './org-handlers.ts';
import { getPartnerOrganization, listPartnerOrganizations } from './partner-handlers.ts';
import { rateHeaders } from './rate-limit.ts';
import { refuse } from './refusals.ts';
import { createState, type ConfluentState } from './state.ts';
import { exchangeSubjectToken, issuePartnerToken, issueSubjectToken } from './token-handlers.ts';

/** Confluent Cloud: org/v2, partner/v2 and both token endpoints on one host, and a fake identity provider beside them. */
export const simulator: Simulator = {
  name: 'confluent',
  apis: [
    { api: 'confluent-org-v2', document: 'confluent-org-v2.yaml' },
    { api: 'confluent-partner-v2', document: 'confluent-partner-v2.yaml' },
  ],
  extraRoutes: [
    { api: 'confluent-org-v2', operationId: 'issueSubjectToken', method: 'POST', path: '/idp/oauth2/token' },
  ],
  start,
};

function start(context: SimulatorContext): RunningSimulator {
  const state = createState(context);
  return {
    handlers: {
      listOrgV2Organizations: (request) => listOrganizations(state, request),
      getOrgV2Organization: (request) => getOrganization(state, request),
      updateOrgV2Organization: (request) => updateOrganization(state, request),
      exchangeStsV1OauthToken: (request) => exchangeSubjectToken(state, request),
      listPartnerV2Organizations: (request) => listPartnerOrganizations(state, request),
      getPartnerV2Organization: (request) => getPartnerOrganization(state, request),
      exchangePartnerOauthToken: (request) => issuePartnerToken(state, request),
      issueSubjectToken: (request) => issueSubjectToken(state, request),
    },
    authenticate: (request) => authenticate(state, request),
    refuse,
    finish: (answer, request) => withHeaders(state, answer, request),
    actions: {
      'expire-tokens': () => {
        state.generation += 1;
      },
    },
    sources: () => sources(context.baseUrl()),
  };
}

/** Partner answers of 200 have none of these headers; everything else is traced, and org/v2 tells its limits. */
function withHeaders(state: ConfluentState, answer: Answer, request: SandboxRequest): Answer {
  const { status } = answer;
  const fromPartner = request.api === 'confluent-partner-v2';
  if (status === 200 && fromPartner) return answer;
  const traced = { 'X-Request-Id': newId(), ...answer.headers };
  if (status !== 200 && status !== 429) return { ...answer, headers: traced };
  const counted = state.allowances.get(request);
  const allowance = status === 429 && !(counted && !counted.granted) ? state.limiter.exhausted() : counted;
  const limits = allowance ? rateHeaders(allowance) : {};
  const wait = status === 429 && allowance ? { 'Retry-After': String(allowance.reset) } : {};
  return { ...answer, headers: { ...traced, ...limits, ...wait } };
}

function sources(baseUrl: string): SourceEntry[] {
  const [[username, { secret: password }] = ['', { secret: '' }]] = Object.entries(apiKeys);
  return [
    { name: 'confluent', api: 'confluent-org-v2', baseUrl, auth: { type: 'basic', username, password } },
    {
      name: 'confluent-partner',
      api: 'confluent-partner-v2',
      baseUrl,
      auth: {
        type: 'oauth',
        clientId: 'sandbox-partner',
        clientSecret: 'sandbox-partner-secret',
        tokenUrl: `${baseUrl}/oauth2/token`,
        scope: 'marketplace::describe',
      },
    },
  ];
}
