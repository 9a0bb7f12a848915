import { type Column, columnNamed, valueAt } from '@earshot/dataset';
import {
  classWeights,
  inversePropensityWeights,
  isRefused,
  isWeightingRefused,
  responseClasses,
  responsePropensities,
  surveyDesign,
  type Term,
  type Weighting,
} from '@earshot/statistics';
import type { AttritionPlan } from '../plan/plan.ts';
import type { WavePair } from '../waves/pair-waves.ts';
import { NOT_SAID } from '../waves/states.ts';
import { answeredAgain } from './retention-table.ts';

/** Weights by which those who answered again stand for everybody of the earlier wave, and what is to be told of them. */
export interface AttritionWeighting {
  /** By row of the earlier wave; 0 for those who did not answer again. */
  readonly weights: Float64Array;
  readonly words: string;
}

/**
 * Makes attrition weights from answers and facts of the earlier wave: by classes of about equal propensity to answer again,
 * or by the inverse of each propensity. A single variable’s missing answers are a category of their own. The sentences say
 * why none can be made.
 */
export function attritionWeighting(
  pair: WavePair,
  { from, method }: NonNullable<AttritionPlan['weights']>,
): AttritionWeighting | { readonly sentences: readonly string[] } {
  const { dataset, weights } = pair.earlier;
  const design = surveyDesign({ weights });
  if (isRefused(design)) return { sentences: [design.sentence] };
  const responded = answeredAgain(pair).map((again) => Number(again === 0));
  const terms = from.map((name) => termOf(columnNamed(dataset, name)!));
  const found = responsePropensities(design, responded, terms);
  if ('code' in found) return { sentences: [found.sentence] };
  const { propensities, areaUnderCurve } = found;
  const weighting =
    method === 'classes'
      ? classWeights(weights, responded, responseClasses(propensities))
      : inversePropensityWeights(weights, responded, propensities);
  if (isWeightingRefused(weighting)) return { sentences: weighting.refused.map(({ sentence }) => sentence) };
  return { weights: weighting.weights, words: wordsOf(weighting, method, areaUnderCurve) };
}

function termOf(column: Column): Term {
  const { name } = column.variable;
  if (column.variable.kind === 'quantity') return { kind: 'numeric', name, values: column.numbers! };
  const values = Array.from(column.states, (_, row) => {
    const answer = valueAt(column, row);
    return answer.state === 'answered' ? String(answer.value) : NOT_SAID;
  });
  return { kind: 'factor', name, values };
}

function wordsOf({ report }: Weighting, method: 'classes' | 'propensities', areaUnderCurve: number): string {
  const how =
    method === 'classes'
      ? 'by classes of people about equally likely to answer again'
      : 'by the inverse of how likely each was to answer again';
  return (
    `Attrition weights are made ${how}. What they are made from tells who answers again from who does not in ` +
    `${Math.round(areaUnderCurve * 100)} of 100 pairs (50 is not at all); design effect ${report.designEffect.toFixed(2)}. ` +
    'They count as fixed in errors.'
  );
}
