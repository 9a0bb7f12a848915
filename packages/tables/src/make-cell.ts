import {
  type Comparison,
  effectiveBase,
  estimateMedian,
  estimateWithVariance,
  type ShownEstimate,
  type WithheldReason,
} from '@earshot/statistics';
import type { ColumnGroup, Group } from './column-groups.ts';
import type { Errors } from './errors.ts';
import type { Line } from './item-lines.ts';
import { sumsOf } from './measure.ts';
import type { CompareRule, MinimumBases } from './plan.ts';
import type { Cell, JudgedComparison } from './table.ts';

/** What all cells of a table have in common. */
export interface CellRules {
  readonly errors: Errors;
  readonly minimum: MinimumBases;
  readonly against: CompareRule['against'];
}

/** The cell of a line in a column: an estimate with its comparison, or why there is none. */
export function makeCell(line: Line, group: ColumnGroup, total: Group, rules: CellRules): Cell {
  const { unit } = line;
  const sums = sumsOf(line.measure, group.people.sums);
  const reason = group.withheld ?? (sums && sums.w > 0 ? null : 'no-one');
  if (reason !== null || sums === null) return withheldCell(unit, reason ?? 'no-one');
  const { percentages, effective } = rules.minimum;
  if (line.statistic !== 'mean' && sums.n < percentages) {
    return { kind: 'small-base', unit, base: sums.n, effectiveBase: effectiveBase(sums), needed: percentages };
  }
  const estimate = estimateOf(line, group.people, rules.errors);
  if (!estimate) return withheldCell(unit, 'no-one');
  const found = line.statistic === 'median' ? null : comparisonOf(line, group, total, rules);
  return { kind: 'estimate', unit, estimate, comparison: found && unjudged(found), fewBelow: effective };
}

/** Written out: copying an object by its names takes several times as long, and a report has many cells. */
function unjudged({ against, difference, standardError, statistic, pValue }: Comparison): JudgedComparison {
  return { against, difference, standardError, statistic, pValue, adjustedPValue: pValue, verdict: null };
}

function withheldCell(unit: 'share' | 'mean', reason: WithheldReason): Cell {
  return { kind: 'estimate', unit, estimate: { disclosure: 'withheld', reason }, comparison: null };
}

function estimateOf({ statistic, unit, measure }: Line, group: Group, errors: Errors): ShownEstimate | null {
  if (statistic !== 'median') {
    return estimateWithVariance(unit, sumsOf(measure, group.sums)!, errors.variance(measure, group));
  }
  const { sampleSize, degreesOfFreedom } = errors.variance(measure, group);
  return estimateMedian(group.sums.values ?? new Map(), {
    sampleSize,
    degreesOfFreedom,
    varianceAtOrBelow: (limit) => errors.variance({ kind: 'at-most', limit }, group).variance,
  });
}

function comparisonOf(
  { measure }: Line,
  { people, rest, everybodyElse }: ColumnGroup,
  total: Group,
  { errors, against }: CellRules,
): Comparison | null {
  if (against === 'rest') return rest && errors.difference(measure, people, rest);
  if (against !== 'total' || people.in === null) return null;
  return errors.differenceFromTotal(measure, people, total, everybodyElse);
}
