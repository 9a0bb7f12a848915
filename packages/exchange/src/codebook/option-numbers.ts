import type { Option } from '@earshot/instrument';

/** An option with its number in data files: the one that the questionnaire gives, or its place in the list. */
export interface NumberedOption {
  readonly option: Option;
  readonly number: number;
}

export function numbered(options: readonly Option[]): NumberedOption[] {
  return options.map((option, index) => ({ option, number: option.value ?? index + 1 }));
}

/** Which numbers stand for the four ways of having no answer. */
export interface MissingNumbers {
  readonly dont_know: number;
  readonly refused: number;
  readonly not_asked: number;
  readonly not_reached: number;
}

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

/** Numbers above all that answers can take, for formats without negative codes: 8 and 9, or 98 and 99, and so on. */
export function missingAbove(most: number): Pick<MissingNumbers, 'dont_know' | 'refused'> {
  let nines = 9;
  while (nines - 1 <= most) nines = nines * 10 + 9;
  return { dont_know: nines - 1, refused: nines };
}
