import type { Problem } from '@earshot/planfile';
import type { Measure } from '@earshot/statistics';
import { SMALLEST_BASE } from '@earshot/tables';
import type { DriverModel, MeasurePlan } from '../plan/drivers-plan.ts';
import { type Complete, countsIn } from './complete.ts';
import type { ModelPeople } from './people.ts';
import { routedByQuestionnaire } from './routes.ts';
import type { DriversInput } from './run-drivers.ts';

/** Fewest people for each column of a model (Harrell 2015, 4.4, asks for 10 to 20). */
export const PEOPLE_A_COLUMN = 10;

/** What speaks against a model before it is worked out: routes, too few people, categories of too few. */
export function refusalsBefore(
  model: DriverModel,
  { routes, prepared, tables }: DriversInput,
  { inBase }: ModelPeople,
  measures: readonly Measure[],
  complete: Complete,
): Problem[] {
  const routed = model.predictors.flatMap((predictor) => {
    const sentence = routes && routedByQuestionnaire(predictor, model, routes, prepared.dataset, inBase, tables);
    return sentence ? [problem(predictor, 'routed-on-outcome', sentence)] : [];
  });
  // Whoever was led past a predictor is not there: of how few that leaves there is nothing to say yet.
  if (routed.length > 0) return routed;
  return [...fewPeople(model, complete), ...smallCategories(model, measures, complete)];
}

function fewPeople(model: DriverModel, { rows, columns }: Complete): Problem[] {
  const needed = Math.max(SMALLEST_BASE, PEOPLE_A_COLUMN * columns);
  if (rows.length === 0 || rows.length >= needed) return [];
  const have = rows.length < SMALLEST_BASE ? `fewer than ${SMALLEST_BASE}` : `${rows.length}`;
  const sentence = `The model has ${columns} columns and wants ${needed} people with every answer, ${PEOPLE_A_COLUMN} a column; there are ${have}.`;
  return [problem(model, 'too-few-people', sentence)];
}

/** A coefficient of a small category would tell what its few people answered. */
function smallCategories(model: DriverModel, measures: readonly Measure[], { rows }: Complete): Problem[] {
  return model.predictors.flatMap((predictor, index) => {
    const measure = measures[index]!;
    if (predictor.kind !== 'categories' || measure.kind !== 'factor') return [];
    const few = [...countsIn(measure.values, rows)].filter(([, count]) => count < SMALLEST_BASE);
    if (few.length === 0 || rows.length < SMALLEST_BASE) return [];
    const labels = predictor.variable.categories.filter(({ code }) => few.some(([small]) => small === code));
    const names = labels.map(({ label }) => `“${label}”`).join(', ');
    const sentence = `“${predictor.label}” has fewer than ${SMALLEST_BASE} people with every answer in ${names}: join categories in a derived variable, or leave them out.`;
    return [problem(predictor, 'category-too-small', sentence)];
  });
}

function problem({ place }: Pick<MeasurePlan | DriverModel, 'place'>, code: string, sentence: string): Problem {
  return { code: `drivers-${code}`, severity: 'error', place, sentence };
}
