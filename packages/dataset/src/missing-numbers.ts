import type { MissingState } from './value.ts';

/** Which numbers stand for the four ways of having no answer, in files that hold numbers. */
export type MissingNumbers = Readonly<Record<MissingState, number>>;

/**
 * Numbers below all that answers can take: −8, −9, −1 and −2 as British surveys have them, or −98, −99, −91 and −92
 * where an answer can be one of those, and so on.
 * @param isAnswer whether a number can be an answer.
 */
export function missingBelow(isAnswer: (number: number) => boolean): MissingNumbers {
  for (let prefix = 0; ; prefix = prefix * 10 + 90) {
    const numbers = { dont_know: -prefix - 8, refused: -prefix - 9, not_asked: -prefix - 1, not_reached: -prefix - 2 };
    if (!Object.values(numbers).some(isAnswer)) return numbers;
  }
}
