import type { AccountMistake } from '@earshot/actions';

/** What is wrong with each field of a form, as the components want it. */
export function errorsByField(mistakes: readonly AccountMistake[]): Record<string, { text: string }> {
  return Object.fromEntries(mistakes.map(({ field, sentence }) => [field, { text: sentence }]));
}
