import { type Dataset, rowsWhere } from '@earshot/dataset';
import { domainOf, type SurveyDesign } from '@earshot/statistics';
import { drawnSample, SMALLEST_BASE, type TablePlan } from '@earshot/tables';
import type { DriverModel } from '../plan/drivers-plan.ts';

/** Whom a model is about, with the design that its errors count. */
export interface ModelPeople {
  /** By row of the design, the row of the dataset: everybody who was sampled and, in a weighted model, has a weight. */
  readonly rows: readonly number[];
  /** Nobody outside the base has any weight in it. */
  readonly design: SurveyDesign;
  /** Those of the rows that meet the base. */
  readonly inBase: readonly number[];
}

/** Why no design can be made of a model’s people. */
export interface PeopleRefusal {
  readonly code: string;
  readonly sentence: string;
}

/**
 * Declares the design of a model’s people. The base is a domain, so that errors still count the whole sample. A finite
 * population is not corrected for: a model is about how answers go together, and not about who was there on a day.
 */
export function modelPeople(
  model: DriverModel,
  dataset: Dataset,
  design: TablePlan['design'],
): ModelPeople | PeopleRefusal {
  const simple = { place: model.place, strata: [], units: null, lonelyStratum: 'refuse' } as const;
  const meeting = new Set(rowsWhere(dataset, model.base));
  if (meeting.size < SMALLEST_BASE) return tooFew();
  const sample = drawnSample(dataset, { ...(design ?? simple), population: null }, model.weight);
  if (!sample) return tooFew();
  if ('sentence' in sample) return sample;
  const rows = [...sample.rows];
  const inBase = rows.filter((row) => meeting.has(row));
  if (inBase.length < SMALLEST_BASE) return tooFew();
  return { rows, design: domainOf(sample.design, (row) => meeting.has(rows[row]!)), inBase };
}

function tooFew(): PeopleRefusal {
  return { code: 'too-few-people', sentence: `The model is about fewer than ${SMALLEST_BASE} people.` };
}
