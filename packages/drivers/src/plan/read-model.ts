import { type Expression, namesIn } from '@earshot/dataset';
import type { Findings, PlanPath } from '@earshot/planfile';
import type { KnownVariables, TablePlan } from '@earshot/tables';
import { checkSides } from './check-sides.ts';
import { type DriverModel, itemsOf, type MeasurePlan } from './drivers-plan.ts';
import type { ShapedDrivers, ShapedModel } from './drivers-shape.ts';
import { labelledApart } from './labelled-apart.ts';
import type { MeasureReader } from './read-measure.ts';

/** What a model is read with. */
export interface ModelReading {
  readonly tables: TablePlan;
  readonly known: KnownVariables;
  readonly measures: MeasureReader;
  readonly findings: Findings;
}

const LEAST_ALPHA = 0.5;
const MOST_INFLATION = 10;

/** Reads one model of a plan. What is wrong is found; whoever calls drops a model of a plan that has problems. */
export function readModel(plan: ShapedDrivers, index: number, reading: ModelReading): DriverModel {
  const { tables, known, measures, findings } = reading;
  const shaped = plan.models[index]!;
  const path: PlanPath = ['models', index];
  const outcome = outcomeOf(shaped, path, measures, findings);
  const predictors = shaped.predictors.map((predictor, at) => measures.measure(predictor, [...path, 'predictors', at]));
  if (outcome) checkSides(outcome, predictors, path, tables, findings);
  const base = shaped.base === undefined ? null : known.expression(shaped.base, [...path, 'base']);
  if (base && outcome) checkBase(base, outcome, [...path, 'base'], findings);
  const { weight = null, floor = plan.floor } = shaped;
  if (weight !== null && !tables.weights.some(({ name }) => name === weight)) {
    findings.add('weight-unknown', [...path, 'weight'], `The table plan has no weight “${weight}”.`);
  }
  const sides = labelledApart([outcome, ...predictors].filter((measure) => measure !== null));
  return {
    place: findings.placeOf(path),
    id: shaped.id,
    title: shaped.title,
    outcome: sides[0] as DriverModel['outcome'],
    predictors: sides.slice(1),
    base,
    baseLabel: shaped.base_label ?? null,
    weight,
    floor,
    leastAlpha: plan.least_alpha ?? LEAST_ALPHA,
    mostInflation: plan.most_inflation ?? MOST_INFLATION,
    bootstrap: plan.bootstrap ? { level: 0.95, ...withoutUndefined(plan.bootstrap) } : null,
  };
}

function outcomeOf(
  { outcome }: ShapedModel,
  path: PlanPath,
  measures: MeasureReader,
  findings: Findings,
): DriverModel['outcome'] | null {
  const measure = measures.measure(outcome, [...path, 'outcome']);
  if (measure?.kind !== 'categories') return measure;
  const sentence = `The outcome has to be a number: give scores for the answers of “${measure.variable.name}”.`;
  findings.add('scores-missing', [...path, 'outcome'], sentence);
  return null;
}

/** People chosen by their outcome differ in nothing else that could explain it. */
function checkBase(base: Expression, outcome: MeasurePlan, path: PlanPath, findings: Findings): void {
  const own = new Set(itemsOf(outcome).map(({ variable }) => variable.name));
  for (const name of namesIn(base).filter((each) => own.has(each))) {
    if (!readsAnswers(base, name)) continue;
    const sentence = `The base chooses people by “${name}”, which is the outcome: what is left of it explains less or something else.`;
    findings.add('base-on-outcome', path, sentence);
  }
}

/** Whether an expression looks at what was answered, and not only at whether it was. */
function readsAnswers(expression: Expression, name: string): boolean {
  if ('parts' in expression) return expression.parts.some((part) => readsAnswers(part, name));
  if ('inner' in expression) return readsAnswers(expression.inner, name);
  return expression.type !== 'state' && namesIn(expression).includes(name);
}

function withoutUndefined(setting: NonNullable<ShapedDrivers['bootstrap']>) {
  const { replicates, seed, level } = setting;
  return level === undefined ? { replicates, seed } : { replicates, seed, level };
}
