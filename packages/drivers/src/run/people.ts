import { type Column, columnNamed, type Dataset, rowsWhere, valueAt } from '@earshot/dataset';
import { type DesignRefusal, domainOf, isRefused, type SurveyDesign, surveyDesign } from '@earshot/statistics';
import { SMALLEST_BASE, type TablePlan, weightColumn } from '@earshot/tables';
import type { DriverModel } from '../plan/drivers-plan.ts';

/** Whom a model is about, with the design that its errors count. */
export interface ModelPeople {
  /** By row of the design, the row of the dataset: everybody who was sampled and, in a weighted model, has a weight. */
  readonly rows: readonly number[];
  /** Nobody outside the base has any weight in it. */
  readonly design: SurveyDesign;
  /** Rows of the dataset that meet the base. */
  readonly inBase: readonly number[];
}

/** Why no design can be made of a model’s people. */
export interface PeopleRefusal {
  readonly code: DesignRefusal['code'] | 'too-few-people';
  readonly sentence: string;
}

/**
 * Declares the design of a model’s people. The base is a domain, so that errors still count the whole sample. A finite
 * population is not corrected for: a model is about how answers go together, and not about who was there on a day.
 */
export function modelPeople(
  model: DriverModel,
  dataset: Dataset,
  sample: TablePlan['design'],
): ModelPeople | PeopleRefusal {
  const weights = model.weight === null ? null : columnNamed(dataset, weightColumn(model.weight))!;
  const everybody = Array.from({ length: dataset.rows }, (_, row) => row);
  const rows = weights ? everybody.filter((row) => weights.states[row] === 0) : everybody;
  const meeting = new Set(rowsWhere(dataset, model.base));
  const inBase = rows.filter((row) => meeting.has(row));
  if (inBase.length < SMALLEST_BASE) {
    return { code: 'too-few-people', sentence: `The model is about fewer than ${SMALLEST_BASE} people.` };
  }
  const labels = (names: readonly string[]): string[] => {
    const columns = names.map((name) => columnNamed(dataset, name)!);
    return rows.map((row) => columns.map((column) => labelIn(column, row)).join('\n'));
  };
  const design = surveyDesign({
    weights: rows.map((row) => weights?.numbers?.[row] ?? 1),
    stages: [
      {
        strata: sample && sample.strata.length > 0 ? labels(sample.strata) : undefined,
        clusters: sample?.units ? labels([sample.units.variable]) : undefined,
      },
    ],
  });
  if (isRefused(design)) return design;
  return { rows, design: domainOf(design, (row) => meeting.has(rows[row]!)), inBase };
}

/** What tells strata and clusters apart; a row without an answer is in those that nobody stated. */
function labelIn(column: Column, row: number): string {
  const value = valueAt(column, row);
  return value.state === 'answered' ? `${value.value}` : '';
}
