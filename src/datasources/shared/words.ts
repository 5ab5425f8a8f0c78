/** One word of a closed set, as GraphQL spells it; null when it is not of the set. */
export function word<Known extends string>(value: string | null, known: readonly Known[]): Known | null {
  const upper = value?.toUpperCase();
  return known.find((one) => one === upper) ?? null;
}
