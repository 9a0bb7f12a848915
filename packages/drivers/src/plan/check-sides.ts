import type { Findings, PlanPath } from '@earshot/planfile';
import type { TablePlan } from '@earshot/tables';
import { itemsOf, type MeasurePlan } from './drivers-plan.ts';
import { sourcesOf, sourcesOfMeasure } from './sources.ts';

/**
 * Finds what stands on both sides of a model, or twice on one: an outcome that would explain itself, and an item that
 * would be told apart from itself.
 */
export function checkSides(
  outcome: MeasurePlan,
  predictors: readonly (MeasurePlan | null)[],
  path: PlanPath,
  tables: TablePlan,
  findings: Findings,
): void {
  const place = (index: number): PlanPath => [...path, 'predictors', index];
  predictors.forEach((predictor, index) => {
    if (!predictor) return;
    const clash = sameAnswers(predictor, outcome, tables);
    if (clash) findings.add('outcome-among-predictors', place(index), clash);
    else checkShared(predictor, outcome, place(index), tables, findings);
  });
  const taken = new Map<string, string>();
  predictors.forEach((predictor, index) => {
    if (!predictor) return;
    const names = new Set(itemsOf(predictor).map(({ variable }) => variable.name));
    for (const name of names) {
      const before = taken.get(name);
      if (before === undefined) continue;
      const sentence = `“${name}” is in “${predictor.label}” and in “${before}”: an item belongs to one predictor.`;
      findings.add('item-twice', place(index), sentence);
    }
    for (const name of names) taken.set(name, taken.get(name) ?? predictor.label);
  });
}

/** Why a predictor is the outcome under another name; null where it is not. */
function sameAnswers(predictor: MeasurePlan, outcome: MeasurePlan, tables: TablePlan): string | null {
  for (const { variable: explaining } of itemsOf(predictor)) {
    for (const { variable: explained } of itemsOf(outcome)) {
      if (explaining.name === explained.name) {
        return `“${explained.name}” is the outcome or a part of it, and cannot explain itself.`;
      }
      if (sourcesOf(explaining.name, tables).has(explained.name)) {
        return `“${explaining.name}” is derived from “${explained.name}”, the outcome or a part of it, and so explains itself.`;
      }
      if (sourcesOf(explained.name, tables).has(explaining.name)) {
        return `The outcome “${explained.name}” is derived from “${explaining.name}”, which so explains itself.`;
      }
    }
  }
  return null;
}

function checkShared(
  predictor: MeasurePlan,
  outcome: MeasurePlan,
  path: PlanPath,
  tables: TablePlan,
  findings: Findings,
): void {
  const sources = sourcesOfMeasure(outcome, tables);
  const shared = [...sourcesOfMeasure(predictor, tables)].filter((name) => sources.has(name));
  if (shared.length === 0) return;
  const names = shared.map((name) => `“${name}”`).join(', ');
  const sentence = `“${predictor.label}” and the outcome are both derived from ${names}: part of what it explains may be that.`;
  findings.warn('outcome-shares-source', path, sentence);
}
