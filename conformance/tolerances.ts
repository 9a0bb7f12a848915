/** How far a value may be off. */
export interface Tolerances {
  /** Relative to itself, by the keys that lead to it. */
  at(path: readonly string[]): number;
  /** In any case. */
  readonly absolute: number;
}

/**
 * The tolerances of a file: its own, and those that `about` states for parts of it, as in “tol 1e-4 for minres/pa
 * (iterative), 1e-5 ml”. A part is meant where its key begins with the word.
 */
export function tolerancesOf(about: string, usual: number, absolute = 0): Tolerances {
  const stated = statedIn(about);
  const at = (path: readonly string[]): number => {
    const found = stated.find(({ word }) => path.some((key) => isMeant(key, word)));
    return found?.tolerance ?? usual;
  };
  return { at, absolute };
}

interface Stated {
  readonly word: string;
  readonly tolerance: number;
}

const NO_PARTS = new Set(['tol', 'tolerance', 'for', 'on', 'in', 'the', 'and', 'of', 'rel', 'iterative', 'relative']);

function statedIn(about: string): Stated[] {
  const sentences = [...about.matchAll(/\btol(?:erance)?\b((?:[^.]|\.(?=\d))*)/gi)].map((found) => found[0]);
  const pieces = sentences.flatMap((sentence) => sentence.split(/[,;]/));
  const stated = pieces.flatMap((piece) => {
    const tolerance = Number(/\d+(?:\.\d+)?e-?\d+/i.exec(piece)?.[0] ?? Number.NaN);
    if (!(tolerance > 0)) return [];
    const words = piece.replace(/\d+(?:\.\d+)?e-?\d+/i, '').match(/[A-Za-z_][\w.]*/g) ?? [];
    return words.filter((word) => !NO_PARTS.has(word.toLowerCase())).map((word) => ({ word, tolerance }));
  });
  // A longer word means less: “ml_weighted” goes before “ml”.
  return stated.sort((a, b) => b.word.length - a.word.length);
}

function isMeant(key: string, word: string): boolean {
  return key === word || (key.startsWith(word) && /[^A-Za-z]/.test(key[word.length]!));
}
