/** The known word that was probably meant: the same but for letter case and separators, or a slip or two away. */
export function closest(word: string, known: readonly string[]): string | undefined {
  const plain = simplify(word);
  let best: { readonly word: string; readonly slips: number } | undefined;
  for (const candidate of known) {
    const slips = distance(plain, simplify(candidate));
    const allowed = Math.min(3, Math.floor(Math.max(plain.length, 3) / 3));
    if (slips <= allowed && (best === undefined || slips < best.slips)) best = { word: candidate, slips };
  }
  return best?.word;
}

/** Ready to follow a sentence; empty when nothing is near. */
export function suggestion(word: string, known: readonly string[]): string {
  const meant = closest(word, known);
  return meant === undefined ? '' : `; did you mean ${JSON.stringify(meant)}?`;
}

function simplify(word: string): string {
  return word
    .slice(0, 64)
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '');
}

/** Levenshtein's: how many letters to insert, drop or exchange. */
function distance(from: string, to: string): number {
  let previous = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let row = 0; row < from.length; row++) {
    const current = [row + 1];
    for (let column = 0; column < to.length; column++) {
      const exchanged = (previous[column] ?? 0) + (from[row] === to[column] ? 0 : 1);
      current.push(Math.min(exchanged, (previous[column + 1] ?? 0) + 1, (current[column] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[to.length] ?? 0;
}
