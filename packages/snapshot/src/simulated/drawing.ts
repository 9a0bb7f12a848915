/** Draws that a seeded stream of numbers decides. */
export interface Drawing {
  happens(chance: number): boolean;
  /** A whole number from the one to the other, both included. */
  whole(least: number, most: number): number;
  one<T>(of: readonly [T, ...T[]]): T;
}

export function drawing(next: () => number): Drawing {
  return {
    happens: (chance) => next() < chance,
    whole: (least, most) => least + Math.floor(next() * (most - least + 1)),
    one: (of) => of[Math.floor(next() * of.length)]!,
  };
}
