import type { Json } from './reference-file.ts';

/** A text in quotes, or a word that JSON has no number for and programs write all the same. */
const TEXT_OR_WORD = /"(?:[^"\\]|\\.)*"|-?\b(?:NaN|NA|Inf(?:inity)?)\b/g;

/** Reads JSON in which NaN, NA and Inf may stand without quotes: as texts. Throws what is wrong with it otherwise. */
export function jsonFrom(text: string): Json {
  const bare = text.replace(/^\uFEFF/, '');
  try {
    return JSON.parse(bare) as Json;
  } catch (error) {
    const quoted = bare.replace(TEXT_OR_WORD, (piece) => (piece.startsWith('"') ? piece : `"${piece}"`));
    if (quoted === bare) throw error;
    return JSON.parse(quoted) as Json;
  }
}

/** The number that R or a text stands for; NaN for NA and NaN, null for a text that is none. */
export function numberIn(text: string): number | null {
  const word = text.trim();
  if (word === 'NA' || word === 'NaN') return Number.NaN;
  const infinite = /^([+-]?)Inf(?:inity)?$/.exec(word);
  if (infinite) return infinite[1] === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(word) ? Number(word) : null;
}
