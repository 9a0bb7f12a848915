import type { LonelyStratum, Stage, SurveyDesign } from './survey-design.ts';

/**
 * Variances and covariances of totals, as a square matrix in the order given: each total is the sum over rows of its
 * contributions (a weight times a value, or times the influence of the row on an estimate). Works from the first
 * stage down: between units of a stratum, and, where populations are stated, the part of the later stages that the
 * correction leaves (R: `svyrecvar`; Särndal, Swensson and Wretman 1992, 4.3).
 */
export function covarianceOfTotals(design: SurveyDesign, contributions: readonly Float64Array[]): number[][] {
  const residuals = contributions.map((one) => design.calibrations.reduce((rest, explain) => explain(rest), one));
  const matrix = residuals.map(() => new Float64Array(residuals.length));
  addStage(design, 0, null, residuals, 1, matrix);
  return matrix.map((row, a) => Array.from(row, (_, b) => matrix[Math.min(a, b)]![Math.max(a, b)]!));
}

/** Standard errors from a matrix of variances and covariances. */
export function standardErrors(covariance: readonly (readonly number[])[]): number[] {
  return covariance.map((row, index) => Math.sqrt(Math.max(0, row[index]!)));
}

/** Adds the variance of a stage and those below it, over some rows (null: all), times a factor; above the diagonal. */
function addStage(
  design: SurveyDesign,
  index: number,
  rows: Int32Array | null,
  contributions: readonly Float64Array[],
  factor: number,
  matrix: readonly Float64Array[],
): void {
  const stage = design.stages[index]!;
  const units = unitsAmong(stage, rows);
  const scales = scalesOf(stage, units, design.lonelyStratum);
  const distances = contributions.map((one) => distancesOf(one, units, scales));
  addProducts(distances, factor, matrix);
  if (design.stages[index + 1] === undefined || stage.population === null) return;
  for (const [unit, inside] of rowsByUnit(stage, rows)) {
    addStage(
      design,
      index + 1,
      Int32Array.from(inside),
      contributions,
      (factor * stage.drawn[unit]!) / stage.population[unit]!,
      matrix,
    );
  }
}

/** The units that some rows belong to, numbered anew from 0, as are their strata. */
interface Units {
  /** Null: all rows. */
  readonly rows: Int32Array | null;
  /** By row (of `rows`), its unit; null: each row is the unit of its own number. */
  readonly unitOf: Int32Array | null;
  /** By unit, its number in the stage. */
  readonly numbers: Int32Array;
  /** By unit. */
  readonly stratum: Int32Array;
  readonly strata: number;
}

/** The units of a stage among some rows (null: all). */
export function unitsAmong(stage: Stage, rows: Int32Array | null): Units {
  if (rows === null) {
    const numbers = Int32Array.from(stage.drawn, (_, unit) => unit);
    const isRow = numbers.length === stage.unit.length;
    const stratum = new Int32Array(numbers.length);
    for (let row = 0; row < stage.unit.length; row += 1) stratum[stage.unit[row]!] = stage.stratum[row]!;
    return { rows, unitOf: isRow ? null : stage.unit, numbers, stratum, strata: mostOf(stratum) + 1 };
  }
  const units = renumbered(rows, (row) => stage.unit[row]!);
  const strata = renumbered(rows, (row) => stage.stratum[row]!);
  const stratum = new Int32Array(units.labels.length);
  for (let row = 0; row < rows.length; row += 1) stratum[units.numbers[row]!] = strata.numbers[row]!;
  const numbers = Int32Array.from(units.labels);
  return { rows, unitOf: units.numbers, numbers, stratum, strata: strata.labels.length };
}

function renumbered(rows: Int32Array, labelOf: (row: number) => number): { numbers: Int32Array; labels: number[] } {
  const known = new Map<number, number>();
  const numbers = rows.map((row) => {
    const label = labelOf(row);
    const number = known.get(label) ?? known.size;
    known.set(label, number);
    return number;
  });
  return { numbers, labels: [...known.keys()] };
}

/** By stratum: the root of what the squares of its units are multiplied by, and how many units its mean is over. */
interface Scales {
  readonly roots: Float64Array;
  /** 0: its units are not set against their mean. */
  readonly centred: Float64Array;
}

/** What the distances of units are multiplied by, and which have a mean, by stratum: R’s rules for lonely strata and finite populations. */
export function scalesOf(stage: Stage, { numbers, stratum, strata }: Units, lonelyStratum: LonelyStratum): Scales {
  const roots = new Float64Array(strata);
  const centred = new Float64Array(strata);
  const isLonely = new Uint8Array(strata);
  for (let unit = 0; unit < numbers.length; unit += 1) {
    const drawn = stage.drawn[numbers[unit]!]!;
    const correction = stage.population ? 1 - drawn / stage.population[numbers[unit]!]! : 1;
    const own = stratum[unit]!;
    isLonely[own] = Number(drawn === 1 && correction > 0);
    if (drawn > 1) {
      roots[own] = Math.sqrt((correction * drawn) / (drawn - 1));
      centred[own] = drawn;
    } else if (lonelyStratum === 'adjust') roots[own] = Math.sqrt(correction);
  }
  const lonely = isLonely.reduce((sum, one) => sum + one, 0);
  if (lonelyStratum !== 'average' || lonely === 0 || lonely === strata) return { roots, centred };
  const averaged = Math.sqrt(strata / (strata - lonely));
  return { roots: roots.map((root) => root * averaged), centred };
}

/** By unit, how far its total lies from the mean of its stratum, on the scale of its variance. */
function distancesOf(contributions: Float64Array, units: Units, { roots, centred }: Scales): Float64Array {
  const totals = totalsOf(contributions, units);
  const { stratum } = units;
  const means = new Float64Array(roots.length);
  for (let unit = 0; unit < totals.length; unit += 1) {
    const own = stratum[unit]!;
    if (centred[own]! > 0) means[own]! += totals[unit]! / centred[own]!;
  }
  for (let unit = 0; unit < totals.length; unit += 1) {
    const own = stratum[unit]!;
    totals[unit] = roots[own]! * (totals[unit]! - means[own]!);
  }
  return totals;
}

function totalsOf(contributions: Float64Array, { rows, unitOf, numbers }: Units): Float64Array {
  if (unitOf === null) return contributions.slice();
  const totals = new Float64Array(numbers.length);
  for (let at = 0; at < unitOf.length; at += 1) totals[unitOf[at]!]! += contributions[rows ? rows[at]! : at]!;
  return totals;
}

function addProducts(distances: readonly Float64Array[], factor: number, matrix: readonly Float64Array[]): void {
  for (let a = 0; a < distances.length; a += 1) {
    const first = distances[a]!;
    for (let b = a; b < distances.length; b += 1) {
      const second = distances[b]!;
      let sum = 0;
      for (let unit = 0; unit < first.length; unit += 1) sum += first[unit]! * second[unit]!;
      matrix[a]![b]! += factor * sum;
    }
  }
}

function rowsByUnit(stage: Stage, rows: Int32Array | null): Map<number, number[]> {
  const lists = new Map<number, number[]>();
  for (let at = 0; at < (rows ?? stage.unit).length; at += 1) {
    const row = rows ? rows[at]! : at;
    const list = lists.get(stage.unit[row]!);
    if (list) list.push(row);
    else lists.set(stage.unit[row]!, [row]);
  }
  return lists;
}

function mostOf(numbers: Int32Array): number {
  let most = -1;
  for (let at = 0; at < numbers.length; at += 1) most = Math.max(most, numbers[at]!);
  return most;
}
