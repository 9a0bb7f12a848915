import type { Findings, PlanPath } from '@earshot/planfile';
import { FEW_PEOPLE, FEWEST_FOR_PERCENTAGES, SMALLEST_BASE } from '../withhold/withhold.ts';
import type { MinimumBases } from './plan.ts';
import type { ShapedTable } from './plan-shape.ts';

export const USUAL_MINIMUM: MinimumBases = {
  statistics: SMALLEST_BASE,
  percentages: FEWEST_FOR_PERCENTAGES,
  effective: FEW_PEOPLE,
};

/** The least that numbers have to rest on, by what is written, and as `usual` for what is not. */
export function readMinimum(
  written: ShapedTable['minimum'],
  usual: MinimumBases,
  path: PlanPath,
  findings: Findings,
): MinimumBases {
  const { statistics = usual.statistics, effective = usual.effective } = written ?? {};
  const percentages = written?.percentages ?? Math.max(usual.percentages, statistics);
  if (statistics < SMALLEST_BASE) {
    const sentence = `Nothing is shown of fewer than ${SMALLEST_BASE} people, so that who they are cannot be told; ${statistics} is less.`;
    findings.add('minimum-too-small', [...path, 'statistics'], sentence);
  }
  if (percentages < Math.max(statistics, SMALLEST_BASE)) {
    const sentence = `A percentage of ${percentages} people cannot be shown where statistics need ${Math.max(statistics, SMALLEST_BASE)}.`;
    findings.add('minimum-order', [...path, ...(written?.percentages === undefined ? [] : ['percentages'])], sentence);
  }
  return { statistics, percentages, effective };
}
