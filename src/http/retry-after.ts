const longest = 2 ** 31 - 1;
const oneDay = 86_400;

/** Whole seconds; GraphQL's Int holds no more than 31 bits. */
function seconds(text: string | undefined): number | undefined {
  return text !== undefined && /^\d+$/.test(text) ? Math.min(Number(text), longest) : undefined;
}

// `Date.parse` takes almost anything ("2" is the year 2001), so the three forms of RFC 9110 are checked first.
const fixdateOrRfc850 = /^[A-Z][a-z]{2,8}, \d{2}[ -][A-Z][a-z]{2}[ -]\d{2}(?:\d{2})? \d{2}:\d{2}:\d{2} GMT$/;
const asctime = /^[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d{2}:\d{2}:\d{2} \d{4}$/;

function httpDate(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const time = fixdateOrRfc850.test(text)
    ? Date.parse(text)
    : asctime.test(text)
      ? Date.parse(`${text} GMT`)
      : NaN;
  return Number.isNaN(time) ? undefined : time;
}

/**
 * How long the vendor asks us to wait, in whole seconds: `Retry-After` (seconds or a date), else the relative seconds
 * of `X-RateLimit-Reset` or `RateLimit-Reset`. `now` is in milliseconds since 1970.
 */
export function retryAfter(headers: Readonly<Record<string, string>>, now: number): number | undefined {
  const value = headers['retry-after']?.trim();
  const wait = seconds(value);
  if (wait !== undefined) return wait;
  const date = httpDate(value);
  if (date !== undefined) return Math.min(Math.max(0, Math.ceil((date - now) / 1000)), longest);
  const reset = seconds((headers['x-ratelimit-reset'] ?? headers['ratelimit-reset'])?.trim());
  // Confluent's are relative seconds (API, "Rate limits"); gateways in front of other services put a Unix time there.
  return reset !== undefined && reset <= oneDay ? reset : undefined;
}
