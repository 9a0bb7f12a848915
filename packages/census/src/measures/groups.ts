import type { Category } from '@earshot/dataset';

/** A band of whole years, with the first that it holds. */
interface Band extends Category {
  readonly from: number;
}

/** Ages as the DfE publishes them, and those under 20, whom its own checks of returns list apart. */
export const AGE_GROUPS: readonly Band[] = [
  { code: 'under_20', label: 'Under 20', from: Number.NEGATIVE_INFINITY },
  { code: 'from_20', label: '20 to 29 years old', from: 20 },
  { code: 'from_30', label: '30 to 39 years old', from: 30 },
  { code: 'from_40', label: '40 to 49 years old', from: 40 },
  { code: 'from_50', label: '50 to 59 years old', from: 50 },
  { code: 'from_60', label: '60 years old and over', from: 60 },
];

/** Time since the start of the role, in completed years. */
export const SERVICE_BANDS: readonly Band[] = [
  { code: 'under_2', label: 'Less than 2 years', from: Number.NEGATIVE_INFINITY },
  { code: 'from_2', label: '2 to under 5 years', from: 2 },
  { code: 'from_5', label: '5 to under 10 years', from: 5 },
  { code: 'from_10', label: '10 to under 20 years', from: 10 },
  { code: 'from_20', label: '20 to under 30 years', from: 20 },
  { code: 'from_30', label: '30 years or more', from: 30 },
];

/** The code of the band that so many years fall into; undefined for null. */
export function codeAt(bands: readonly Band[], years: number | null): string | undefined {
  return years === null ? undefined : bands.findLast(({ from }) => years >= from)!.code;
}
