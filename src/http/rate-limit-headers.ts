import { retryAfter } from './retry-after.ts';

type Headers = Readonly<Record<string, string>>;

/** What an answer says about the vendor's limit. */
export interface Allowance {
  readonly limit: number | null;
  readonly remaining: number;
  /** Milliseconds until the window ends. */
  readonly resetMs: number;
  /** Length of the window in milliseconds, where it is told. */
  readonly windowMs: number | null;
}

/** A larger "reset" is a Unix time, or nothing to plan with. */
const oneDay = 86_400;

function wholeNumber(text: string | undefined): number | null {
  const digits = text === undefined ? undefined : /^\s*(\d{1,15})\b/.exec(text)?.[1];
  return digits === undefined ? null : Number(digits);
}

function allowance(
  limit: number | null,
  remaining: number | null,
  reset: number | null,
  windowSeconds: number | null,
): Allowance | null {
  if (remaining === null || reset === null || reset > oneDay) return null;
  return {
    limit: limit === 0 ? null : limit,
    remaining,
    resetMs: reset * 1000,
    windowMs: windowSeconds === null ? null : windowSeconds * 1000,
  };
}

/** Confluent's three (its numbers are seconds from now), and those of the drafts up to 6. */
function separate(headers: Headers, prefix: string): Allowance | null {
  const limit = headers[`${prefix}-limit`];
  return allowance(
    wholeNumber(limit),
    wholeNumber(headers[`${prefix}-remaining`]),
    wholeNumber(headers[`${prefix}-reset`]),
    // Drafts 2 to 6 put the policy beside the limit: `100, 100;w=60`.
    parameter(limit ?? '', 'w'),
  );
}

const parameterOf = (name: string): RegExp => new RegExp(`(?:^|[;,\\s])${name}=(\\d{1,15})\\b`);
const parameters = {
  limit: parameterOf('limit'),
  remaining: parameterOf('remaining'),
  reset: parameterOf('reset'),
  q: parameterOf('q'),
  r: parameterOf('r'),
  t: parameterOf('t'),
  w: parameterOf('w'),
};

function parameter(item: string, name: keyof typeof parameters): number | null {
  const digits = parameters[name].exec(item)?.[1];
  return digits === undefined ? null : Number(digits);
}

/** A list of named items, as in `"burst";q=100;w=60, "daily";q=1000;w=86400`. */
function items(value: string | undefined): readonly { readonly name: string; readonly text: string }[] {
  return (value ?? '').split(',').map((text) => ({ name: text.split(';')[0]?.trim() ?? '', text }));
}

/** `RateLimit` and `RateLimit-Policy` (draft-ietf-httpapi-ratelimit-headers-07 to -10); of several, the tightest. */
function combined(headers: Headers): Allowance | null {
  const value = headers['ratelimit'];
  if (value === undefined) return null;
  const policies = items(headers['ratelimit-policy']);
  // Draft 7 is one item without a name: `limit=100, remaining=50, reset=5`.
  if (/(?:^|[\s,])remaining=/.test(value)) {
    const window = parameter(policies[0]?.text ?? '', 'w');
    return allowance(
      parameter(value, 'limit'),
      parameter(value, 'remaining'),
      parameter(value, 'reset'),
      window,
    );
  }
  const allowances = items(value).flatMap(({ name, text }) => {
    const policy = policies.find((one) => one.name === name)?.text ?? '';
    const read = allowance(
      parameter(policy, 'q'),
      parameter(text, 'r'),
      parameter(text, 't'),
      parameter(policy, 'w'),
    );
    return read === null ? [] : [read];
  });
  return allowances.sort((a, b) => a.remaining - b.remaining)[0] ?? null;
}

/** Null where the answer says nothing that can be used. */
export function readAllowance(headers: Headers): Allowance | null {
  return separate(headers, 'x-ratelimit') ?? combined(headers) ?? separate(headers, 'ratelimit');
}

/** How long a 429 asks everybody to wait, in milliseconds; null where it does not say. */
export function readPause(status: number, headers: Headers): number | null {
  const wait = status === 429 ? retryAfter(headers, Date.now()) : undefined;
  return wait === undefined ? null : wait * 1000;
}
