import { type Column, categoriesOf, columnNamed, type Dataset } from '@earshot/dataset';
import { degreesOfFreedom, isRefused, type StagePlan, type SurveyDesign, surveyDesign } from '@earshot/statistics';
import type { SamplePlan } from '../plan/plan.ts';
import type { WeightRefusal } from '../weights/weigh.ts';
import { weightColumn } from '../weights/weight-column.ts';

/** A sample with what its errors count: the rows of the dataset that are in it, and their design. */
export interface DrawnSample {
  /** Rows of the dataset, in the order of the design's. */
  readonly rows: Int32Array;
  readonly design: SurveyDesign;
}

/**
 * The sample that a plan describes, of everybody with a weight, or of all rows. Null for a dataset of nobody.
 * @param weight its name; null for no weight.
 */
export function drawnSample(
  dataset: Dataset,
  plan: SamplePlan,
  weight: string | null,
): DrawnSample | WeightRefusal | null {
  const weights = weight === null ? null : columnNamed(dataset, weightColumn(weight))!;
  const all = Int32Array.from({ length: dataset.rows }, (_, row) => row);
  const rows = weights ? all.filter((row) => weights.states[row] === 0) : all;
  if (rows.length === 0) return null;
  const stage = stageOf(dataset, plan, rows);
  if ('sentence' in stage) return stage;
  const design = surveyDesign({
    weights: Float64Array.from(rows, (row) => (weights ? weights.numbers![row]! : 1)),
    stages: [stage],
    lonelyStratum: plan.lonelyStratum,
  });
  if (isRefused(design)) return { code: codeOf(design.code), sentence: design.sentence };
  if (degreesOfFreedom(design) >= 1) return { rows, design };
  const sentence = 'The sample has as many strata as units, so that nothing tells how far chance reaches.';
  return { code: 'too-few-for-design', sentence };
}

/** A stratum of one unit may have more when more people have answered; nothing else goes away by itself. */
function codeOf(code: string): string {
  return code === 'lonely-stratum' ? 'too-few-for-design' : `design-${code}`;
}

function stageOf(dataset: Dataset, plan: SamplePlan, rows: Int32Array): StagePlan | WeightRefusal {
  const strata = plan.strata.map((name) => columnNamed(dataset, name)!);
  const unit = plan.units ? columnNamed(dataset, plan.units.variable)! : null;
  for (const column of unit ? [...strata, unit] : strata) {
    const missing = rows.reduce((sum, row) => sum + Number(column.states[row] !== 0), 0);
    if (missing === 0) continue;
    const sentence = `${column.variable.label}: ${missing} of ${rows.length} people in the sample have none, so that it cannot be told how they were drawn.`;
    return { code: 'design-missing', sentence };
  }
  const stratumOf = (row: number): string => strata.map((column) => textAt(column, row)).join(' ');
  const size = plan.population?.size;
  const byStratum =
    size === undefined ? null : (row: number) => (typeof size === 'number' ? size : size[stratumOf(row)]!);
  return {
    strata: strata.length > 0 ? Array.from(rows, stratumOf) : undefined,
    clusters: unit ? Array.from(rows, (row) => textAt(unit, row)) : undefined,
    population: byStratum ? Float64Array.from(rows, byStratum) : undefined,
  };
}

/** The answer in a row, as text that tells it from other answers. */
function textAt({ variable, numbers, texts }: Column, row: number): string {
  if (texts) return texts[row]!;
  return variable.kind === 'single' ? categoriesOf(variable)[numbers![row]!]!.code : String(numbers![row]);
}
