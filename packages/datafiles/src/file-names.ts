/** What a program allows as the name of a variable. */
export interface NameRules {
  readonly most: number;
  /** Whether a word in small letters means something else to the program. */
  readonly isReserved: (word: string) => boolean;
}

/**
 * Names that a program takes, one for each that is wanted, and no two alike even where capitals are not told apart:
 * letters, digits and underscores, a letter first, no reserved word, no longer than allowed.
 */
export function fileNames(wanted: readonly string[], { most, isReserved }: NameRules): string[] {
  const taken = new Set<string>();
  return wanted.map((name) => {
    const plain = plainName(name);
    for (let number = 1; ; number += 1) {
      const ending = number === 1 ? '' : `_${number}`;
      const candidate = `${plain.slice(0, most - ending.length)}${ending}`;
      const key = candidate.toLowerCase();
      if (taken.has(key) || isReserved(key)) continue;
      taken.add(key);
      return candidate;
    }
  });
}

function plainName(name: string): string {
  const plain = name.replaceAll(/[^A-Za-z0-9_]/g, '_');
  return /^[A-Za-z]/.test(plain) ? plain : `v${plain}`;
}
