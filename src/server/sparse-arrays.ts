/**
 * Whether a list anywhere in a value has holes. JSON has none, but the map of a multipart request can make them: a few
 * bytes put a file at position 99,999,999, and whatever walks through the list then takes minutes.
 */
export function hasHoles(value: unknown): boolean {
  const seen = new Set<unknown>([value]);
  for (const part of seen) {
    if (!isPlain(part)) continue;
    const members = Object.values(part);
    if (Array.isArray(part) && members.length < part.length) return true;
    for (const member of members) seen.add(member);
  }
  return false;
}

function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  return Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;
}
