/** The names most like the one that was written, nearest first, to say what does exist. */
export function nearest(written: string, names: readonly string[], most = 4): string[] {
  return [...names]
    .map((name) => ({ name, away: distance(written.toLowerCase(), name.toLowerCase()) }))
    .sort((one, other) => one.away - other.away)
    .slice(0, most)
    .map(({ name }) => name);
}

/** Levenshtein's distance: letters put in, taken out or changed. */
function distance(from: string, to: string): number {
  let above = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const change = above[column - 1]! + (from[row - 1] === to[column - 1] ? 0 : 1);
      current.push(Math.min(change, above[column]! + 1, current[column - 1]! + 1));
    }
    above = current;
  }
  return above[to.length]!;
}
