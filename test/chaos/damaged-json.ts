import fc, { type JsonValue } from 'fast-check';

/** Takes the place of some part of a reply; undefined: the part is not there. */
const part = fc.oneof(
  fc.constantFrom<(JsonValue | undefined)[]>(
    undefined,
    null,
    '',
    0,
    -1,
    1.5,
    1e300,
    true,
    [],
    {},
    [null],
    '\u0000',
  ),
  fc.jsonValue({ maxDepth: 2 }),
);

/** A reply with a few of its parts replaced or left out. */
export function damaged(reply: JsonValue): fc.Arbitrary<JsonValue> {
  const places = count(reply);
  const changes = fc.array(fc.tuple(fc.nat({ max: places - 1 }), part), { minLength: 1, maxLength: 3 });
  return changes.map((list) => {
    const byPlace = new Map(list);
    let place = 0;
    const copy = (value: JsonValue): JsonValue | undefined => {
      const own = place;
      place += 1;
      if (byPlace.has(own)) {
        place += count(value) - 1;
        return byPlace.get(own);
      }
      if (Array.isArray(value)) return value.map(copy).filter((item) => item !== undefined);
      if (typeof value !== 'object' || value === null) return value;
      const members = Object.entries(value).map(
        ([name, member]) => [name, copy(member as JsonValue)] as const,
      );
      return Object.fromEntries(members.filter(([, member]) => member !== undefined));
    };
    return copy(reply) ?? null;
  });
}

/** How many values are in a value, itself included. */
function count(value: JsonValue): number {
  if (typeof value !== 'object' || value === null) return 1;
  return Object.values(value as Record<string, JsonValue>).reduce(
    (sum: number, member) => sum + count(member),
    1,
  );
}
