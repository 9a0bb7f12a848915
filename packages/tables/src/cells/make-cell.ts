import {
  type Comparison,
  type Count,
  type DesignVariance,
  effectiveBase,
  estimateMedian,
  estimateTotal,
  estimateWithVariance,
  type ShownEstimate,
  type Sums,
  type WeightedPopulation,
  type WithheldReason,
} from '@earshot/statistics';
import type { CompareRule, MinimumBases } from '../plan/plan.ts';
import type { Cell, LineUnit } from '../table.ts';
import type { ColumnGroup } from './column-groups.ts';
import type { Errors } from './errors.ts';
import type { Line } from './item-lines.ts';
import { judged } from './judged.ts';
import { type Measured, measured } from './measure.ts';
import { testedAtBounds } from './none-or-all.ts';

/** What all cells of a table have in common. */
export interface CellRules {
  readonly errors: Errors;
  readonly minimum: MinimumBases;
  readonly compare: Pick<CompareRule, 'against' | 'level'>;
  /** What totals are grossed up to; null for a table without totals. */
  readonly population: WeightedPopulation | null;
}

/** The cell of a line in a column: an estimate with its comparison, judged on its own, or why there is none. */
export function makeCell(line: Line, group: ColumnGroup, total: Measured, rules: CellRules): Cell {
  const { unit } = line;
  const own = measured(line.measure, group.people);
  const { sums } = own;
  if (line.statistic === 'ratio' && group.withheld === null && sums && !(sums.w > 0)) return { kind: 'empty' };
  const reason = group.withheld ?? (sums && sums.w > 0 ? null : 'no-one');
  if (reason !== null || sums === null) return withheldCell(unit, reason ?? 'no-one');
  const { percentages, effective } = rules.minimum;
  if (needsPercentages(line) && sums.n < percentages) {
    return { kind: 'small-base', unit, base: sums.n, effectiveBase: effectiveBase(sums), needed: percentages };
  }
  const estimate = estimateOf(line, own, sums, rules);
  if (!estimate) return withheldCell(unit, 'no-one');
  const found = isTested(line) ? comparisonOf(own, group, total, rules) : null;
  const comparison = found && judged(found, found.pValue, rules.compare.level);
  return { kind: 'estimate', unit, estimate, comparison, fewBelow: effective };
}

/** Shares, medians and numbers of people say nothing when few people gave them; of means and sums the interval tells. */
function needsPercentages({ statistic, measure }: Line): boolean {
  return statistic === 'total' ? measure.kind === 'codes' : statistic === 'share' || statistic === 'median';
}

/** Whether the numbers of a line are tested against each other: a larger group has larger totals, which is no finding. */
export function isTested({ statistic }: Line): boolean {
  return statistic !== 'median' && statistic !== 'total';
}

function withheldCell(unit: LineUnit, reason: WithheldReason): Cell {
  return { kind: 'estimate', unit, estimate: { disclosure: 'withheld', reason }, comparison: null };
}

function estimateOf(
  { statistic, measure }: Line,
  own: Measured,
  sums: Sums,
  { errors, population }: CellRules,
): ShownEstimate | null {
  const { group } = own;
  if (statistic === 'total') {
    const of = measure.kind === 'codes' ? 'people' : 'quantity';
    return estimateTotal(of, sums, population!, errors.varianceOfTotal(own, population!));
  }
  if (statistic === 'ratio') return estimateRatio(sums, group.sums.base, errors.variance(own));
  if (statistic !== 'median') return estimateWithVariance(statistic, sums, errors.variance(own));
  const { sampleSize, degreesOfFreedom } = errors.variance(own);
  return estimateMedian(group.sums.values ?? new Map(), {
    sampleSize,
    degreesOfFreedom,
    varianceAtOrBelow: (limit) => errors.variance(measured({ kind: 'at-most', limit }, group)).variance,
  });
}

/** A ratio is a mean whose weights have the denominator in them; how many people it rests on is counted without. */
function estimateRatio(sums: Sums, base: Count, variance: DesignVariance): ShownEstimate {
  const estimate = estimateWithVariance('mean', sums, variance);
  return { ...estimate, base: base.n, weightedBase: base.w, effectiveBase: effectiveBase(base) };
}

function comparisonOf(
  own: Measured,
  { people, rest, everybodyElse }: ColumnGroup,
  total: Measured,
  { errors, compare: { against } }: CellRules,
): Comparison | null {
  if (against === 'rest') {
    const others = rest && measured(own.measure, rest);
    return others && testedAtBounds(errors.difference(own, others), own, others);
  }
  if (against !== 'total' || people.in === null) return null;
  const others = measured(own.measure, everybodyElse);
  return testedAtBounds(errors.differenceFromTotal(own, total, others), own, others);
}
