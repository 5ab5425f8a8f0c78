/**
 * Points in time as vendors write them, made into one form: RFC 3339 in UTC with a trailing `Z`, with as many
 * fraction digits as the vendor gave (Confluent sends microseconds; none is cut off).
 */
const written =
  /^(\d{4})-(\d{2})-(\d{2})(?:[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*([Zz]|[+-]\d{2}:?\d{2})?)?$/;

/**
 * Absent, empty, unreadable and year-1 values (an unset time of a Go server) are null. Text without an offset is
 * UTC; a number is milliseconds since 1970 (old Spring servers).
 */
export function toInstant(value: string | number | bigint | null | undefined): string | null {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'number' || typeof value === 'bigint') return fromEpoch(Number(value));
  return fromText(value.trim());
}

function fromEpoch(milliseconds: number): string | null {
  const date = new Date(milliseconds);
  return isMeant(date) ? date.toISOString() : null;
}

/** What needs no change, if there is such a time. */
const canonical = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/;

function isCanonical(text: string): boolean {
  if (!canonical.test(text)) return false;
  const toSeconds = text.slice(0, 19);
  const date = new Date(`${toSeconds}Z`);
  return isMeant(date) && date.toISOString().startsWith(toSeconds);
}

function fromText(text: string): string | null {
  if (isCanonical(text)) return text;
  const match = written.exec(text);
  if (!match) return null;
  const [
    ,
    year = '',
    month = '',
    day = '',
    hour = '00',
    minute = '00',
    second = '00',
    fraction,
    offset = 'Z',
  ] = match;
  const zone = /^z$/i.test(offset)
    ? 'Z'
    : offset.includes(':')
      ? offset
      : `${offset.slice(0, 3)}:${offset.slice(3)}`;
  const date = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${zone}`);
  if (!isMeant(date) || !isCalendarDay(Number(year), Number(month), Number(day))) return null;
  const toSeconds = date.toISOString().slice(0, 19);
  return fraction === undefined ? `${toSeconds}Z` : `${toSeconds}.${fraction}Z`;
}

/** Neither unset nor, once in UTC, in a year that RFC 3339 cannot write. */
function isMeant(date: Date): boolean {
  const year = date.getUTCFullYear();
  return year > 1 && year <= 9999;
}

/** `Date` rolls 30 February over into March instead of refusing it. */
function isCalendarDay(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}
