import { categoriesOf, type Variable } from '@earshot/dataset';
import { scoresOf } from './cells/item-lines.ts';
import type { SamplePlan, TableSpec } from './plan/plan.ts';
import type { WeightReport } from './weights/weigh.ts';
import type { GrossedPopulation } from './weights/weighted-population.ts';

/** How answers were weighted, or that they were not. */
export function weightingSentence(weight: WeightReport | null): string {
  if (!weight) return 'Not weighted';
  const range = `from ${weight.smallest.toFixed(2)} to ${weight.largest.toFixed(2)}`;
  const { trimmed, label, designEffect } = weight;
  const bounded = trimmed === null ? '' : `, bounds changed ${trimmedText(trimmed)} of them`;
  return `${label}; in the whole weighted sample weights run ${range}${bounded}, design effect ${designEffect.toFixed(2)}`;
}

function trimmedText(share: number): string {
  if (share === 0) return 'none';
  return share < 0.005 ? 'fewer than 1%' : `${Math.round(share * 100)}%`;
}

/** What a mean of scores counts each answer as: “Mean score of Valued: Agree 2, Disagree 1; Don’t know is left out.” */
export function scoreSentences(items: readonly Variable[], { scores }: TableSpec): string[] {
  if (!scores) return [];
  const said = items.filter((item) => item.kind === 'single').map((item) => scoreSentence(item, scores));
  return [...new Set(said)];
}

function scoreSentence(item: Variable, scores: NonNullable<TableSpec['scores']>): string {
  const numbers = scoresOf(item, scores);
  const categories = categoriesOf(item);
  const counted = categories.filter(({ code }) => numbers.has(code));
  const left = categories.filter(({ code }) => !numbers.has(code)).map(({ label }) => label);
  const list = counted.map(({ code, label }) => `${label} ${numbers.get(code)}`).join(', ');
  const out = left.length === 0 ? '' : `; left out of it: ${left.join(', ')}`;
  return `The mean score counts ${list}${out}.`;
}

/** What each ratio is made from. */
export function ratioSentences({ ratios }: TableSpec, find: (name: string) => Variable | null): string[] {
  return ratios.map(({ label, of, per }) => {
    const [above, below] = [find(of)!.label, find(per)!.label];
    return `${label}: the sum of “${above}” over the sum of “${below}”, of those who answered both; it is not the mean of each person’s own ratio.`;
  });
}

/** What totals are of, and what is not in them. */
export function totalSentences({ size, date, isKnown }: GrossedPopulation): string[] {
  const people = Math.round(size).toLocaleString('en-GB');
  const from = isKnown
    ? `${people} people (${date})`
    : `an estimated ${people} people, the sum of the weights (${date})`;
  return [
    `Totals are estimates for ${from} whom the people with a weight stand for. Nobody counts for those who did not answer the question, so a total is too low by what they would add.`,
  ];
}

/** What errors count of how the sample was drawn. */
export function designSentences(design: SamplePlan | null, find: (name: string) => Variable | null): string[] {
  if (!design) return [];
  const { strata, units, population } = design;
  const label = (name: string): string => find(name)!.label;
  const counted = [
    ...(strata.length > 0 ? [`that people were drawn apart by ${strata.map(label).join(' and ')}`] : []),
    ...(units?.are === 'clusters' ? [`that people were drawn together by ${label(units.variable)}`] : []),
    ...(units?.are === 'people' ? ['that the same people answered more than once'] : []),
  ];
  return [
    ...(counted.length > 0 ? [`Errors, intervals and tests count ${counted.join(', and ')}.`] : []),
    ...(population ? [populationSentence(population)] : []),
  ];
}

function populationSentence({ size, date }: NonNullable<SamplePlan['population']>): string {
  const total = typeof size === 'number' ? size : Object.values(size).reduce((sum, one) => sum + one, 0);
  return `Errors are corrected for a finite population of ${total.toLocaleString('en-GB')} (${date}): they are about those people on that day and nobody else.`;
}

/** Items of which nobody in the base has an answer. */
export function notAskedSentences(unanswered: readonly Variable[]): string[] {
  return unanswered.map(({ label }) => `No one in the base has an answer to “${label}”.`);
}
