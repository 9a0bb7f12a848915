import { BREAKABLE, breakRule, collectionOf, csvOf, type OwnCollection, simulateReturn, xmlOf } from '@earshot/census';

export interface SimulatedReturnWish {
  /** Three digits. */
  readonly authority: string;
  readonly year: number;
  readonly workers: number;
  readonly seed: number;
  readonly format: 'xml' | 'csv';
  /** A rule to be broken once. */
  readonly broken?: string;
  /** Where the year differs from the layout that is known. */
  readonly own?: OwnCollection;
}

/** The text of a made-up return, or why there can be none of that kind. */
export function simulatedReturn(wish: SimulatedReturnWish): { readonly text: string } | { readonly sentence: string } {
  const collection = collectionOf(wish.year, wish.own ?? null);
  if (!collection) return { sentence: `There is no census of single workers for ${wish.year}.` };
  if (!/^\d{3}$/.test(wish.authority))
    return { sentence: `“${wish.authority}” is not the three digits of an authority.` };
  const { draft } = simulateReturn({ ...wish, collection });
  if (wish.broken === undefined) return { text: written(draft, wish.format) };
  if (!BREAKABLE.includes(wish.broken)) {
    return {
      sentence: `There is no way to break “${wish.broken}”. Rules that can be broken: ${BREAKABLE.join(', ')}.`,
    };
  }
  if (wish.own)
    return { sentence: 'Rules are broken by the elements of 2022: leave out either the rule or the collection.' };
  if (wish.workers < 30) return { sentence: 'To break a rule, simulate 30 workers or more: it may be about a leaver.' };
  return { text: written(breakRule(draft, wish.broken), wish.format) };
}

function written(draft: Parameters<typeof csvOf>[0], format: 'xml' | 'csv'): string {
  return format === 'csv' ? csvOf(draft) : [...xmlOf(draft)].join('');
}
