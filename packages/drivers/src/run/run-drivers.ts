import type { Problem } from '@earshot/planfile';
import { type DriverResult, keyDrivers, type Measure } from '@earshot/statistics';
import { type Population, type Prepared, type RakeAgain, rakeAgain, type TablePlan } from '@earshot/tables';
import type { DriverModel, DriversPlan } from '../plan/drivers-plan.ts';
import type { DriverAnalysis } from './analysis.ts';
import { type Complete, completeOf } from './complete.ts';
import { measureOf } from './measures.ts';
import { type ModelPeople, modelPeople } from './people.ts';
import { refusalsBefore } from './refusals.ts';
import type { Routes } from './routes.ts';

/** What driver analyses are made from. */
export interface DriversInput {
  /** The table plan whose variables the drivers plan names, and the dataset as it prepared it. */
  readonly tables: TablePlan;
  readonly prepared: Prepared;
  /** What a questionnaire’s conditions read; null where there is no questionnaire. */
  readonly routes: Routes | null;
  /** Those that the table plan’s weights were made to, by name. */
  readonly populations: ReadonlyMap<string, Population>;
  /** Told after every replicate of a model’s bootstrap how many are done. */
  readonly progress?: ((model: DriverModel, done: number, of: number) => void) | undefined;
}

/** Runs every model of a plan. What the data do not allow comes back as problems where the plan describes the model. */
export function runDrivers(plan: DriversPlan, input: DriversInput): DriverAnalysis[] {
  return plan.models.map((model) => runModel(model, input));
}

function runModel(model: DriverModel, input: DriversInput): DriverAnalysis {
  const { dataset } = input.prepared;
  const people = modelPeople(model, dataset, input.tables.design);
  if ('code' in people) return refused(model, [problemOf(model, `drivers-${people.code}`, people.sentence)]);
  const measures = [...model.predictors, model.outcome].map((measure) =>
    measureOf(measure, dataset, people.rows, input.tables),
  );
  const complete = completeOf(people.design, measures);
  const before = refusalsBefore(model, input, people, measures, complete);
  if (before.length > 0) return refused(model, before);
  const again = rakingOf(model, input);
  const result = keyDrivers(people.design, planOf(model, measures, again, input.progress));
  return analysisOf(model, people, complete, again !== null, result);
}

/** How a replicate’s weights are raked anew; null for a model without weights, or with given ones. */
function rakingOf({ weight }: DriverModel, { tables, prepared, populations }: DriversInput): RakeAgain | null {
  const plan = tables.weights.find(({ name }) => name === weight);
  return plan ? rakeAgain(prepared.dataset, plan, populations) : null;
}

function planOf(
  model: DriverModel,
  measures: readonly Measure[],
  again: RakeAgain | null,
  progress: DriversInput['progress'],
) {
  const { bootstrap, floor, leastAlpha, mostInflation } = model;
  const proceed = (done: number, of: number): boolean => {
    progress?.(model, done, of);
    return true;
  };
  // Raked weights are a start of 1 each, made to meet the margins: so is what a replicate starts from.
  const reweight = again
    ? (_: Float64Array, __: number, factors: Float64Array): Float64Array | null => again(factors)
    : undefined;
  return {
    outcome: measures.at(-1)!,
    predictors: measures.slice(0, -1),
    r2Floor: floor,
    leastAlpha,
    mostInflation,
    bootstrap: bootstrap ? { ...bootstrap, proceed, reweight } : undefined,
  };
}

function analysisOf(
  model: DriverModel,
  people: ModelPeople,
  { columns }: Complete,
  isRaked: boolean,
  result: DriverResult,
): DriverAnalysis {
  const fitted = { model, inBase: people.inBase.length, columns, isRaked };
  if (result.kind === 'drivers') return { kind: 'drivers', ...fitted, result };
  if (result.kind === 'too-weak') return { kind: 'too-weak', ...fitted, result };
  const all = [...model.predictors, model.outcome];
  const problems = result.refusals.map(({ code, measure, sentence: found }) => {
    const place = all.find(({ label }) => label === measure)?.place ?? model.place;
    const sentence = code === 'routed-on-outcome' ? routedSentence(measure, model) : found;
    return { code: `drivers-${code}`, severity: 'error', place, sentence } as const;
  });
  return refused(model, problems);
}

/** Without the numbers of people by answer to the outcome, which may be few. */
function routedSentence(measure: string | null, { outcome }: DriverModel): string {
  return `“${measure}” was asked of hardly anybody with some of the answers to “${outcome.label}”, and of others: who was asked it follows from the outcome, so it cannot explain it.`;
}

function problemOf({ place }: DriverModel, code: string, sentence: string): Problem {
  return { code, severity: 'error', place, sentence };
}

function refused(model: DriverModel, problems: readonly Problem[]): DriverAnalysis {
  return { kind: 'refused', model, problems };
}
