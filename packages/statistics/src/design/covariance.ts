import type { LonelyStratum, Stage, SurveyDesign } from './survey-design.ts';

/**
 * Variances and covariances of totals, as a square matrix in the order given: each total is the sum over rows of its
 * contributions (a weight times a value, or times the influence of the row on an estimate). Works from the first
 * stage down: between units of a stratum, and, where populations are stated, the part of the later stages that the
 * correction leaves (R: `svyrecvar`; Särndal, Swensson and Wretman 1992, 4.3).
 */
export function covarianceOfTotals(design: SurveyDesign, contributions: readonly Float64Array[]): number[][] {
  const residuals = contributions.map((one) => design.calibrations.reduce((rest, explain) => explain(rest), one));
  const everybody = Int32Array.from({ length: design.rows }, (_, row) => row);
  const matrix = residuals.map(() => residuals.map(() => 0));
  addStage(design, 0, everybody, residuals, 1, matrix);
  return matrix;
}

/** Standard errors from a matrix of variances and covariances. */
export function standardErrors(covariance: readonly (readonly number[])[]): number[] {
  return covariance.map((row, index) => Math.sqrt(Math.max(0, row[index]!)));
}

/** Adds the variance of a stage and those below it, over some rows, times a factor. */
function addStage(
  design: SurveyDesign,
  index: number,
  rows: Int32Array,
  contributions: readonly Float64Array[],
  factor: number,
  matrix: number[][],
): void {
  const stage = design.stages[index]!;
  addBetweenUnits(stage, design.lonelyStratum, rows, contributions, factor, matrix);
  if (design.stages[index + 1] === undefined || stage.population === null) return;
  for (const [unit, inside] of rowsByUnit(stage, rows)) {
    addStage(design, index + 1, inside, contributions, (factor * stage.drawn[unit]!) / stage.population[unit]!, matrix);
  }
}

/** The units of a stratum: how much each contributes to every total. */
interface StratumTotals {
  readonly units: Map<number, Float64Array>;
  readonly drawn: number;
  readonly correction: number;
}

function addBetweenUnits(
  stage: Stage,
  lonelyStratum: LonelyStratum,
  rows: Int32Array,
  contributions: readonly Float64Array[],
  factor: number,
  matrix: number[][],
): void {
  const strata = totalsByStratum(stage, rows, contributions);
  const isLonely = ({ drawn, correction }: StratumTotals): boolean => drawn === 1 && correction > 0;
  const lonely = [...strata.values()].filter(isLonely).length;
  const averaged = lonelyStratum === 'average' && lonely < strata.size ? strata.size / (strata.size - lonely) : 1;
  for (const stratum of strata.values()) {
    if (!isLonely(stratum)) addSpread(stratum, factor * averaged, matrix);
    else if (lonelyStratum === 'adjust') addProducts(stratum, factor * stratum.correction, null, matrix);
  }
}

function totalsByStratum(
  stage: Stage,
  rows: Int32Array,
  contributions: readonly Float64Array[],
): Map<number, StratumTotals> {
  const strata = new Map<number, StratumTotals>();
  for (const row of rows) {
    const unit = stage.unit[row]!;
    const stratum = strata.get(stage.stratum[row]!) ?? newStratum(stage, unit);
    strata.set(stage.stratum[row]!, stratum);
    const totals = stratum.units.get(unit) ?? new Float64Array(contributions.length);
    stratum.units.set(unit, totals);
    for (let one = 0; one < totals.length; one += 1) totals[one]! += contributions[one]![row]!;
  }
  return strata;
}

function newStratum({ drawn, population }: Stage, unit: number): StratumTotals {
  const share = population ? drawn[unit]! / population[unit]! : 0;
  return { units: new Map(), drawn: drawn[unit]!, correction: 1 - share };
}

/** n(1 − f)/(n − 1) times the products of the distances from the stratum’s mean. */
function addSpread(stratum: StratumTotals, factor: number, matrix: number[][]): void {
  const { units, drawn, correction } = stratum;
  if (drawn < 2) return;
  const means = new Float64Array(matrix.length);
  for (const totals of units.values()) {
    for (let one = 0; one < means.length; one += 1) means[one]! += totals[one]! / drawn;
  }
  addProducts(stratum, (factor * correction * drawn) / (drawn - 1), means, matrix);
}

function addProducts({ units }: StratumTotals, scale: number, means: Float64Array | null, matrix: number[][]): void {
  for (const totals of units.values()) {
    for (let a = 0; a < matrix.length; a += 1) {
      const first = scale * (totals[a]! - (means?.[a] ?? 0));
      if (first === 0) continue;
      for (let b = 0; b < matrix.length; b += 1) matrix[a]![b]! += first * (totals[b]! - (means?.[b] ?? 0));
    }
  }
}

function rowsByUnit(stage: Stage, rows: Int32Array): Map<number, Int32Array> {
  const lists = new Map<number, number[]>();
  for (const row of rows) {
    const list = lists.get(stage.unit[row]!);
    if (list) list.push(row);
    else lists.set(stage.unit[row]!, [row]);
  }
  return new Map([...lists].map(([unit, list]) => [unit, Int32Array.from(list)]));
}
