import type { Answer, SandboxRequest } from '../core/simulator.ts';
import { apiKeys, fixedTokens, identityPools, type Account } from './accounts.ts';
import { forbidden, invalidApiKey, notFound, unauthorized } from './failures.ts';
import type { ConfluentState } from './state.ts';
import { readToken } from './tokens.ts';

/** The refusal of a call, or null: limits first, then who is calling, then what they may. */
export function authenticate(state: ConfluentState, request: SandboxRequest): Answer | null {
  const { api, operationId, headers } = request;
  const isTokenCall =
    operationId === 'exchangeStsV1OauthToken' || operationId === 'exchangePartnerOauthToken';
  const known = isTokenCall
    ? null
    : api === 'confluent-org-v2'
      ? orgCaller(state, headers)
      : partnerCaller(state, headers);
  const account = known && 'account' in known ? known.account : null;

  // Calls without a known caller are counted by address; here that is always the same one.
  const allowance = state.limiter.take(account ? `account ${account.name}` : 'address');
  state.allowances.set(request, allowance);
  if (!allowance.granted) return tooManyRequests();
  if (known && 'refusal' in known) return known.refusal;
  if (!account) return null;
  state.callers.set(request, account);
  return authorize(state, request, account);
}

/** 429 has no body; its headers come with all others. */
export const tooManyRequests = (): Answer => ({ status: 429 });

type Known = { readonly account: Account } | { readonly refusal: Answer };

function orgCaller(state: ConfluentState, { authorization }: SandboxRequest['headers']): Known {
  const { scheme, value } = split(authorization);
  if (scheme === 'basic') {
    const [id = '', ...secret] = Buffer.from(value, 'base64').toString('utf8').split(':');
    const key = Object.hasOwn(apiKeys, id) ? apiKeys[id] : undefined;
    return key?.secret === secret.join(':') && key.kind !== 'cluster'
      ? { account: key }
      : { refusal: invalidApiKey() };
  }
  if (scheme !== 'bearer') return { refusal: unauthorized() };
  const pool = value === fixedTokens.sts ? 'pool-a1B2' : (readToken(value, 'sts', state)?.sub ?? '');
  const account = Object.hasOwn(identityPools, pool) ? identityPools[pool] : undefined;
  return account ? { account } : { refusal: unauthorized() };
}

function partnerCaller(state: ConfluentState, { authorization }: SandboxRequest['headers']): Known {
  const { scheme, value } = split(authorization);
  const claims = scheme === 'bearer' ? readToken(value, 'partner', state) : null;
  const scope =
    value === fixedTokens.partner && scheme === 'bearer' ? 'marketplace::describe' : claims?.scope;
  if (scope === undefined) return { refusal: unauthorized() };
  // The vendor's declared scopes lack the one its operations ask for, so either is good.
  const scopes = scope.split(' ');
  const mayRead = scopes.includes('marketplace::describe') || scopes.includes('partner:describe');
  if (!mayRead) return { refusal: forbidden() };
  return { account: { name: `partner ${claims?.sub ?? ''}`, mayAlter: false, organizations: null } };
}

function authorize(
  state: ConfluentState,
  { api, operationId, params }: SandboxRequest,
  account: Account,
): Answer | null {
  const { id } = params;
  if (id === undefined) return null;
  const known = api === 'confluent-org-v2' ? state.organizations.has(id) : state.partnerOrganizations.has(id);
  const visible = account.organizations?.includes(id) ?? true;
  // The vendor rarely admits that a record does not exist.
  if (!known || !visible) return state.settings.unknownId === 404 ? notFound() : forbidden();
  return operationId === 'updateOrgV2Organization' && !account.mayAlter ? forbidden() : null;
}

function split(authorization = ''): { readonly scheme: string; readonly value: string } {
  const [scheme = '', ...rest] = authorization.trim().split(/\s+/);
  return { scheme: scheme.toLowerCase(), value: rest.join(' ') };
}
