import type { SurveyDesign } from '../design/survey-design.ts';
import type { Dependency } from '../regression/inverse.ts';
import { namesOf } from '../regression/term.ts';
import type { Composed } from './compose.ts';
import type { DriverPlan } from './driver-plan.ts';
import type { DriverRefusal } from './findings.ts';
import type { Importance } from './importance.ts';
import { type MeasuredRows, termsOf } from './measure.ts';
import { routedOnOutcome } from './routed.ts';

/** What speaks against a plan before anything is worked out: items on both sides, routing, rows. */
export function refusalsOfRows(design: SurveyDesign, plan: DriverPlan, measured: MeasuredRows): DriverRefusal[] {
  return [...sharedItems(plan), ...routedRefusals(design, plan), ...rowRefusals(measured)];
}

/** What speaks against a model: scales that measure nothing, predictors that cannot be told apart. */
export function refusalsOfModel(
  plan: DriverPlan,
  composed: Composed,
  importance: Importance | Dependency,
): DriverRefusal[] {
  return [...unreliable(plan, composed), ...collinearities(plan, composed, importance)];
}

function routedRefusals(design: SurveyDesign, { outcome, predictors }: DriverPlan): DriverRefusal[] {
  return predictors.flatMap((predictor) => {
    const sentence = routedOnOutcome(design, outcome, predictor);
    return sentence === null ? [] : [{ code: 'routed-on-outcome', measure: predictor.name, sentence }];
  });
}

function rowRefusals({ rows, columns, unusable, losses }: MeasuredRows): DriverRefusal[] {
  if (rows.length === 0) {
    const most = losses.toSorted((a, b) => b.missing - a.missing).slice(0, 3);
    const sentence = `Nobody has every answer; most are missing for ${namesOf(most.map(({ name }) => name))}.`;
    return [{ code: 'no-rows', measure: null, sentence }];
  }
  if (unusable.length > 0) return unusable.map((sentence) => ({ code: 'unusable-term', measure: null, sentence }));
  if (rows.length > columns.length + 1) return [];
  const sentence = `${rows.length} people with every answer are too few for ${columns.length} columns.`;
  return [{ code: 'too-few-rows', measure: null, sentence }];
}

/** That a measure cannot be made a scale. */
export function noScale({ measure, sentence }: { measure: string; sentence: string }): DriverRefusal {
  return { code: 'no-scale', measure, sentence: `“${measure}” cannot be made a scale. ${sentence}` };
}

/** An item on both sides would explain itself. */
function sharedItems({ outcome, predictors }: DriverPlan): DriverRefusal[] {
  const own = new Set(termsOf(outcome).map(({ name }) => name));
  return predictors.flatMap((predictor) => {
    const both = termsOf(predictor).filter(({ name }) => own.has(name));
    if (both.length === 0) return [];
    const items = namesOf(both.map(({ name }) => name));
    const sentence = `“${predictor.name}” holds ${items}, which the outcome is made of too, and so explains itself.`;
    return [{ code: 'in-outcome', measure: predictor.name, sentence }];
  });
}

function unreliable({ outcome, predictors, leastAlpha = 0.5 }: DriverPlan, { reliability }: Composed) {
  return [...predictors, outcome].flatMap(({ name }, index): DriverRefusal[] => {
    const alpha = reliability[index]?.alpha ?? 1;
    if (alpha >= leastAlpha) return [];
    const sentence = `The items of “${name}” do not measure one thing: α is ${alpha.toFixed(2)}, and the plan wants ${leastAlpha}.`;
    return [{ code: 'unreliable', measure: name, sentence }];
  });
}

function collinearities(
  { predictors, mostInflation = 10, mostCondition = 30 }: DriverPlan,
  { players }: Composed,
  importance: Importance | Dependency,
): DriverRefusal[] {
  const nameOf = (column: number): string => predictors[players.findIndex((columns) => columns.includes(column))]!.name;
  if ('dependent' in importance) {
    const measure = nameOf(importance.dependent);
    const sentence = `“${measure}” follows from ${namesOf(importance.on.map(nameOf))}, so their parts cannot be told apart.`;
    return [{ code: 'collinear', measure, sentence }];
  }
  const inflated = importance.inflation.flatMap((inflation, player): DriverRefusal[] => {
    if (inflation <= mostInflation) return [];
    const measure = predictors[player]!.name;
    const sentence = `“${measure}” nearly follows from other predictors: its variance inflation factor is ${inflation.toFixed(1)}, and ${mostInflation} is the most.`;
    return [{ code: 'nearly-collinear', measure, sentence }];
  });
  if (importance.condition <= mostCondition) return inflated;
  const sentence = `The predictors together nearly follow from each other: their condition number is ${importance.condition.toFixed(0)}, and ${mostCondition} is the most.`;
  return [...inflated, { code: 'nearly-collinear', measure: null, sentence }];
}
