import { columnNamed, type Dataset, type Expression, rowsWhere, valueAt } from '@earshot/dataset';

/** What of an item is followed over waves. */
export interface Measure {
  readonly id: string;
  readonly title: string;
  /** The variable that holds the answers, in every wave. */
  readonly item: string;
  readonly of: /** The share of those with one of these answers. */
    | { readonly kind: 'share'; readonly codes: readonly string[] }
    /** The mean of a quantity. */
    | { readonly kind: 'mean' }
    /** The mean of numbers for answers; an answer without one counts for nobody. */
    | { readonly kind: 'scores'; readonly scores: Readonly<Record<string, number>> };
  /** Who is looked at, of each wave by its own answers; null: everybody who answered. */
  readonly base: Expression | null;
  /** In words. */
  readonly baseLabel: string;
}

/** By row of a wave, what a measure makes of the answer; NaN for those outside its base or without an answer. */
export function measured(dataset: Dataset, { item, of, base }: Measure): Float64Array {
  const column = columnNamed(dataset, item);
  if (!column) throw new Error(`measured: ${dataset.name} has no variable ${item}.`);
  const values = new Float64Array(dataset.rows).fill(Number.NaN);
  for (const row of rowsWhere(dataset, base)) {
    const answer = valueAt(column, row);
    if (answer.state === 'answered') values[row] = numberOf(answer.value, of);
  }
  return values;
}

function numberOf(answer: string | number | readonly string[], of: Measure['of']): number {
  if (typeof answer === 'number') return answer;
  const codes = typeof answer === 'string' ? [answer] : answer;
  if (of.kind === 'share') return Number(of.codes.some((code) => codes.includes(code)));
  return of.kind === 'scores' ? (of.scores[codes[0]!] ?? Number.NaN) : Number.NaN;
}
