import type { MissingNumbers } from '@earshot/dataset';
import type { Option } from '@earshot/instrument';

/** An option with its number in data files: the one that the questionnaire gives, or its place in the list. */
export interface NumberedOption {
  readonly option: Option;
  readonly number: number;
}

export function numbered(options: readonly Option[]): NumberedOption[] {
  return options.map((option, index) => ({ option, number: option.value ?? index + 1 }));
}

/** Numbers above all that answers can take, for formats without negative codes: 8 and 9, or 98 and 99, and so on. */
export function missingAbove(most: number): Pick<MissingNumbers, 'dont_know' | 'refused'> {
  let nines = 9;
  while (nines - 1 <= most) nines = nines * 10 + 9;
  return { dont_know: nines - 1, refused: nines };
}
