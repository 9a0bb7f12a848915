import type { Problem } from '@earshot/planfile';
import type { ChangePlan, MeasurePlan, TransitionPlan } from './plan/plan.ts';

/** How an item is worded in one wave, set beside the wave before. */
export interface Wording {
  /** With care: a difference between the waves may come from the words, the answers or who was asked. */
  readonly comparable: 'yes' | 'with-care' | 'no';
  /** A sentence. */
  readonly why: string;
  /** What differs, a line each. */
  readonly differences: readonly string[];
}

/** The wording of a variable in a wave, by the wave’s place (from 1), set beside the one before; null: not known. */
export type WordingOf = (variable: string, wave: number) => Wording | null;

const UNKNOWN =
  'Whether both waves asked in the same words is not known here: no questionnaires stand behind these files.';

/** Items whose history says that they must not be set beside each other, or only if the plan says so. */
export function wordingProblems({ changes, transitions, waves }: ChangePlan, wordingOf: WordingOf): Problem[] {
  const compared = [
    ...changes.map((one) => ({ one, item: one.item })),
    ...transitions.filter(({ from, to }) => from === to).map((one) => ({ one, item: one.from })),
  ];
  return waves.slice(1).flatMap(({ label }, index) =>
    compared.flatMap(({ one, item }) => {
      const wording = wordingOf(item, index + 1);
      return wording ? problemOf(one, item, label, wording) : [];
    }),
  );
}

function problemOf(
  { place, allowReworded }: Pick<MeasurePlan | TransitionPlan, 'place' | 'allowReworded'>,
  item: string,
  wave: string,
  { comparable, why }: Wording,
): Problem[] {
  if (comparable === 'yes' || (comparable === 'with-care' && allowReworded)) return [];
  const problem = { severity: 'error', place } as const;
  if (comparable === 'no') {
    const sentence = `“${item}” in ${wave} cannot be set beside the wave before. ${why}`;
    return [{ ...problem, code: 'item-not-comparable', sentence }];
  }
  const words = 'With “allow_reworded: true” it is shown, with what differs under the table.';
  return [{ ...problem, code: 'item-reworded', sentence: `“${item}” in ${wave} is not as it was. ${why} ${words}` }];
}

/** What is printed under a table of an item: how its wording has changed, or that nobody knows. */
export function wordingNotes(item: string, wave: number, wordingOf: WordingOf): string[] {
  const wording = wordingOf(item, wave);
  if (!wording) return [UNKNOWN];
  if (wording.comparable === 'yes') return [];
  return [`Not asked in the same way both times. ${wording.why}`, ...wording.differences];
}
