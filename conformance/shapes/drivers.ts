import {
  correlationsOf,
  type Importance,
  importanceOf,
  linearRegression,
  momentsOf,
  type Players,
  shapleyShares,
  surveyDesign,
} from '@earshot/statistics';
import { type Columns, numbersOf } from '../columns.ts';
import { accepted, type Computed, part } from '../computed.ts';
import { NotCovered } from '../not-covered.ts';
import {
  columnsIn,
  isObject,
  type JsonObject,
  listOf,
  objectIn,
  type ReferenceFile,
  textIn,
  textsIn,
} from '../reference-file.ts';
import type { Shape } from './shape.ts';

/** What drives an outcome: shares of R² by several measures, weighted and not, and the regressions behind them. */
export const DRIVERS: Shape = {
  isShapeOf: (result) => isObject(result) && Array.isArray(result.x) && typeof result.y === 'string',
  compute: (file) => {
    const [plain, weighted] = [part(() => driversOf(file, false)), part(() => driversOf(file, true))];
    const result = file.result as JsonObject;
    const grouped = part(() => sharesOfGroups(file, objectIn(result, 'grouped_lmg')));
    const parts: Record<string, Computed> = { ...named(plain, false), ...named(weighted, true), grouped_lmg: grouped };
    return Object.fromEntries(Object.keys(result).map((key) => [key, parts[key]]));
  },
};

interface Data {
  readonly x: readonly string[];
  readonly columns: readonly Float64Array[];
  readonly weights: Float64Array;
}

/** The predictors and then the outcome, of those who have all of them. */
function dataOf(file: ReferenceFile, isWeighted: boolean): Data {
  const columns: Columns = columnsIn(file);
  const x = textsIn((file.result as JsonObject).x);
  const all = [...x, textIn(file.result as JsonObject, 'y')].map((name) => numbersOf(columns, name));
  const isComplete = (_: number, row: number): boolean => all.every((values) => !Number.isNaN(values[row]));
  const weights = isWeighted
    ? numbersOf(columns, textIn(file.data, 'weights'))
    : new Float64Array(columns.rows).fill(1);
  return { x, columns: all.map((values) => values.filter(isComplete)), weights: weights.filter(isComplete) };
}

function driversOf(file: ReferenceFile, isWeighted: boolean): Computed {
  const data = dataOf(file, isWeighted);
  const correlation = correlationsOf(momentsOf(data.columns, data.weights).covariance);
  const players = data.x.map((_, index) => [index]);
  const found = importance(correlation, players);
  const { r2, johnson, betas, inflation } = found;
  const lmg = shapleyShares(correlation, players);
  const partsOf = (shares: readonly number[]): number[] => shares.map((share) => share / r2);
  return {
    n: data.weights.length,
    corr: correlation,
    r2,
    measures: measuresOf(found, lmg),
    lmg,
    rela: partsOf(lmg),
    johnson: { raw: johnson, share: partsOf(johnson), r2 },
    ...regressionOf(data),
    betas,
    vif: inflation,
  };
}

/** By relaimpo’s names. */
function measuresOf(found: Importance, lmg: readonly number[]): Computed {
  const { first, last, betaSquared, pratt, johnson, car } = found;
  return { lmg, first, last, betasq: betaSquared, pratt, genizi: johnson, car };
}

function regressionOf({ x, columns, weights }: Data): Record<string, Computed> {
  const terms = x.map((name, index) => ({ kind: 'numeric' as const, name, values: columns[index]! }));
  const regression = accepted(linearRegression(accepted(surveyDesign({ weights })), columns.at(-1)!, terms));
  return {
    coef: regression.coefficients.map(({ value }) => value),
    modelErrors: regression.modelCovariance.map((row, index) => Math.sqrt(row[index]!)),
    designErrors: regression.standardErrors,
  };
}

/** The names that a file has for them. */
function named(drivers: Computed, isWeighted: boolean): Record<string, Computed> {
  const of = (key: string): Computed => {
    const isComputed = isObject(drivers as JsonObject) && 'lmg' in (drivers as object);
    return isComputed ? (drivers as Record<string, Computed>)[key] : drivers;
  };
  const kind = isWeighted ? 'weighted' : 'unweighted';
  const both = {
    [`corr_${kind}`]: of('corr'),
    [kind]: of('measures'),
    [`brute_shapley_${kind}`]: of('lmg'),
    [`johnson_${kind}`]: of('johnson'),
  };
  if (isWeighted) {
    return {
      ...both,
      R2_weighted: of('r2'),
      wlm_coef: of('coef'),
      wlm_se: of('modelErrors'),
      svyglm_se: of('designErrors'),
    };
  }
  const own = { n: of('n'), R2: of('r2'), lmg_rela: of('rela'), lm_coef: of('coef'), lm_se: of('modelErrors') };
  return { ...both, ...own, std_beta: of('betas'), vif: of('vif') };
}

/**
 * Shares of groups of predictors. Names of predictors stand for themselves. The file does not say who is in the other
 * groups: of all ways to divide the remaining predictors in their order, the one nearest to its shares is taken, which
 * still has to give them.
 */
function sharesOfGroups(file: ReferenceFile, expected: JsonObject): Computed {
  const { x, columns, weights } = dataOf(file, false);
  const correlation = correlationsOf(momentsOf(columns, weights).covariance);
  const names = textsIn(expected.names);
  const wanted = listOf(expected.lmg).map(Number);
  const groups = names.filter((name) => !x.includes(name));
  const rest = x.flatMap((name, index) => (names.includes(name) ? [] : [index]));
  const found = divisions(rest, groups.length).map((division) => {
    const players = names.map((name) => division[groups.indexOf(name)] ?? [x.indexOf(name)]);
    const lmg = shapleyShares(correlation, players);
    return { lmg, distance: lmg.reduce((most, share, at) => Math.max(most, Math.abs(share - wanted[at]!)), 0) };
  });
  const [first, ...others] = found;
  if (!first) throw new NotCovered('it is not known who is in which group');
  return { lmg: others.reduce((best, one) => (one.distance < best.distance ? one : best), first).lmg };
}

/** All ways to cut a list into so many parts, none of them empty. */
function divisions(list: readonly number[], parts: number): number[][][] {
  if (parts <= 1)
    return list.length >= parts && (parts === 1 || list.length === 0) ? [parts === 1 ? [[...list]] : []] : [];
  return list.flatMap((_, cut) =>
    cut === 0 ? [] : divisions(list.slice(cut), parts - 1).map((rest) => [list.slice(0, cut), ...rest]),
  );
}

function importance(correlation: number[][], players: Players): Importance {
  const found = importanceOf(correlation, players);
  if ('dependent' in found) throw new NotCovered(`refused: predictor ${found.dependent + 1} follows from others`);
  return found;
}
