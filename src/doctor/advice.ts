import { errorCode } from '../config/error-code.ts';
import type { SourceConfiguration } from '../config/configuration.ts';
import type { UpstreamError } from '../core/errors.ts';
import { hostOf } from './source-check.ts';

/** What to do about a source that could not be read. Names keys of the configuration and hosts, never their values. */
export function adviceFor(error: UpstreamError, source: SourceConfiguration): string {
  switch (error.code) {
    case 'UPSTREAM_UNAUTHENTICATED':
      return `check that ${credentialKeys(source)}, and still good`;
    case 'UPSTREAM_FORBIDDEN':
      return `the credentials are good, but may not read organizations: give whom they belong to that right, or check that ${credentialKeys(source)}`;
    case 'UPSTREAM_RATE_LIMITED':
      return `wait ${error.retryAfter ?? 60} s; where others use the same account too, set rateLimit to your share`;
    case 'UPSTREAM_TIMEOUT':
      return `check ${addresses(source)} and what is on the way (proxy, firewall); where the vendor is this slow, raise timeoutMs`;
    case 'UPSTREAM_INVALID_RESPONSE':
      return `what answers is not this API: check ${addresses(source)} and the proxy`;
    case 'UPSTREAM_REJECTED':
      return `check ${addresses(source)}, and that ${credentialKeys(source)}`;
    case 'UPSTREAM_UNAVAILABLE':
    case 'UPSTREAM_CIRCUIT_OPEN':
      return error.httpStatus === undefined
        ? adviceForNoAnswer(errorCode(error.cause), source)
        : 'the vendor has trouble: try again later';
  }
}

/** By the codes of Node and OpenSSL. */
function adviceForNoAnswer(code: string, source: SourceConfiguration): string {
  const where = addresses(source);
  const way =
    source.transport.proxy === null ? where : `${where} and the proxy ${hostOf(source.transport.proxy)}`;
  if (['ENOTFOUND', 'EAI_AGAIN'].includes(code))
    return `the host has no address in DNS (${code}): check ${way}`;
  if (code === 'ECONNREFUSED') return `nothing listens there (${code}): check ${way}`;
  if (code === 'CERT_HAS_EXPIRED') return `its certificate is over (${code}): that is the vendor's to mend`;
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID')
    return `its certificate is for another host (${code}): check ${way}`;
  if (/SELF_SIGNED|ISSUER_CERT|VERIFY_LEAF/.test(code)) {
    return `nobody known has signed its certificate (${code}): set tls.ca to the certificates that sign it`;
  }
  if (/^(?:ERR_SSL|ERR_TLS|EPROTO)/.test(code)) {
    return `TLS failed (${code}): check ${way} (https:// where http:// is spoken?), and tls.cert where it wants one`;
  }
  return `no connection (${code}): check ${way} and what is on the way (proxy, firewall)`;
}

/** `auth.key is right`, and where there are more keys, all of them. */
function credentialKeys({ auth }: SourceConfiguration): string {
  const keys = typeof auth === 'object' && auth !== null ? Object.keys(auth) : [];
  const meant = keys.filter((key) => key !== 'type').map((key) => `auth.${key}`);
  return `${meant.join(', ')} ${meant.length === 1 ? 'is' : 'are'} right`;
}

function addresses({ transport, auth }: SourceConfiguration): string {
  const inAuth = JSON.stringify(auth).includes('Url"') ? ', and the addresses in auth' : '';
  return `baseUrl (${hostOf(transport.baseUrl)})${inAuth}`;
}
