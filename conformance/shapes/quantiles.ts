import {
  degreesOfFreedom,
  type LimitsOfShare,
  limitsAsInR,
  type Quantile,
  type QuantileRule,
  type ShareFound,
  type ShareIntervalMethod,
  type SurveyDesign,
  shareInterval,
  woodruffQuantile,
} from '@earshot/statistics';
import { type Computed, part } from '../computed.ts';
import { designOf, everybodyIn } from '../design.ts';
import { NotCovered } from '../not-covered.ts';
import { callsIn, givenTo } from '../r/calls-in.ts';
import { formulasOf, written } from '../r/formula.ts';
import type { Expression } from '../r/parse.ts';
import { columnsIn, isObject, type Json, type JsonObject, objectIn } from '../reference-file.ts';
import { complete, variableOf } from '../variables.ts';
import type { Shape } from './shape.ts';

/**
 * By R’s names. Whether a share is met exactly hangs on digits of the weights that a CSV file does not have: where the two
 * ways differ, the one is taken whose quantile is nearer, which still has to be right.
 */
const RULES: Readonly<Record<string, readonly QuantileRule[]>> = {
  math: ['lowest-as-in-r', 'lowest'],
  hf7: ['between'],
};
const RULE = /^(math|school|shahvaish|hf\d)$/;

/** Quantiles with Woodruff’s interval, by rule and variable (R: `svyquantile`). */
export const QUANTILES: Shape = {
  isShapeOf: (result) => isObject(result) && Object.keys(result).some((key) => RULE.test(key)),
  compute: (file) => {
    const [design, everybody] = [designOf(file), everybodyIn(file)];
    const [columns, result] = [columnsIn(file), file.result as JsonObject];
    const stated = sharesIn(file.about);
    const usualLevel = levelIn(result) ?? levelStated(file.about);
    const intervalType = /interval\.type\s*=\s*["']?(\w+)/.exec(file.about)?.[1] ?? 'mean';
    return Object.fromEntries(
      Object.keys(result).map((key) => {
        const computed = part(() => {
          const rules = RULES[key];
          if (!rules) throw new NotCovered(`quantiles by the rule “${key}” are not made`);
          const variables = Object.entries(objectIn(result, key)).map(([name, rows]) => {
            return [name, part(() => quantilesOf(name, rows as readonly Json[], rules))] as const;
          });
          return Object.fromEntries(variables);
        });
        return [key, computed];
      }),
    );

    function quantilesOf(name: string, rows: readonly Json[], rules: readonly QuantileRule[]): Computed {
      const values = variableOf(name, columns);
      const together = [values, ...namedBeside(name, file.about).map((other) => variableOf(other, columns))];
      const inside = asProbabilities(complete(design, together));
      // R counts people without weight too.
      const sampleSize = complete(everybody, together).weights.filter((weight) => weight > 0).length;
      const sample = { sampleSize, degreesOfFreedom: degreesOfFreedom(inside) };
      return rows.map((row, index) => {
        const share = shareOfRow(index, rows.length, stated);
        const level = levelIn(row) ?? usualLevel;
        const options = { level, ...limitsBy(intervalType, sample, level) };
        const found = rules.map((rule) => woodruffQuantile(inside, values, share, { rule, ...options }));
        const { value, lower, upper, standardError } = nearest(found, row);
        const list = [value, lower ?? undefined, upper ?? undefined, standardError ?? undefined];
        return isObject(row) ? Object.fromEntries(Object.keys(row).map((key, at) => [key, list[at]])) : list;
      });
    }
  },
};

/** The quantile that is nearest to a row’s first number; the first where none is nearer. */
function nearest(found: readonly Quantile[], row: Json): Quantile {
  const wanted = Number(typeof row === 'object' && row !== null ? Object.values(row)[0] : row);
  const distance = ({ value }: Quantile): number => Math.abs(value - wanted);
  return found.reduce((best, one) => (distance(one) < distance(best) ? one : best));
}

/** R keeps probabilities and not weights, which shows in the last digit, and so in which share is exactly met. */
function asProbabilities(design: SurveyDesign): SurveyDesign {
  return { ...design, weights: design.weights.map((weight) => (weight > 0 ? 1 / (1 / weight) : 0)) };
}

/** The level of the first interval whose limits are called `ci.2.5` and `ci.97.5`. */
function levelIn(row: Json | undefined): number | undefined {
  if (typeof row !== 'object' || row === null) return undefined;
  const percents = Object.keys(row).flatMap((key) => /^ci\.([\d.]+)$/.exec(key)?.[1] ?? []);
  if (percents.length > 0) return levelFrom(percents);
  for (const inside of Object.values(row as JsonObject)) {
    const found = levelIn(inside);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Where a file does not name the limits, `about` may say `alpha=0.1`, or “Columns: quantile, ci.5, ci.95, se”. */
function levelStated(about: string): number {
  const alpha = /\balpha\s*=\s*(\.?\d[\d.]*)/.exec(about)?.[1];
  if (alpha !== undefined) return 1 - Number(alpha);
  const percents = [...about.matchAll(/\bci\.(\d+(?:\.\d+)?)/g)].map((found) => found[1]!);
  return percents.length > 0 ? levelFrom(percents) : 0.95;
}

function levelFrom(percents: readonly string[]): number {
  return 1 - (2 * Math.min(...percents.map(Number))) / 100;
}

const METHODS: Readonly<Record<string, ShareIntervalMethod>> = { xlogit: 'logit', beta: 'korn-graubard' };

/** How R’s `interval.type` makes the limits of the share below a quantile; “mean” is what we do unless told otherwise. */
function limitsBy(
  type: string,
  sample: Pick<ShareFound, 'sampleSize' | 'degreesOfFreedom'>,
  level: number,
): { limitsOfShare?: LimitsOfShare } {
  if (type === 'mean') return {};
  const method = METHODS[type];
  if (!method && type !== 'asin') throw new NotCovered(`quantiles with intervals by “${type}” are not made`);
  const limitsOfShare: LimitsOfShare = (share, variance) => {
    const found = { ...sample, share, variance, effectiveBase: sample.sampleSize };
    const limits = method
      ? shareInterval(found, method, level)
      : limitsAsInR(found, 'asin', level, { weights: [], answers: [] });
    if (!limits) return [Number.NaN, Number.NaN];
    return 'lower' in limits ? [limits.lower, limits.upper] : limits;
  };
  return { limitsOfShare };
}

/** The variables of one `svyquantile` call: who lacks one of them counts for none (`na.rm = TRUE`). */
function namedBeside(name: string, about: string): string[] {
  const lists = callsIn(about, 'svyquantile').map((call) => formulasOf(call)[0]?.terms.map(written) ?? []);
  return lists.find((names) => names.includes(name)) ?? [];
}

/** The shares of `svyquantile(~y, c(.25, .5, .75))`. */
function sharesIn(about: string): number[] {
  const numbersIn = (given: Expression | null): number[] => {
    if (given?.kind === 'number') return [given.value];
    return given?.kind === 'call' && given.name === 'c' ? given.given.flatMap(({ value }) => numbersIn(value)) : [];
  };
  return callsIn(about, 'svyquantile').flatMap((call) => {
    const found = [givenTo(call, ['quantiles'], 1), givenTo(call, ['quantiles'], 2)].map(numbersIn);
    return found.find((list) => list.length > 0) ?? [];
  });
}

/** Rows are the shares that `about` states; a single row beside several of those is the median. */
function shareOfRow(index: number, rows: number, stated: readonly number[]): number {
  if (rows === stated.length) return stated[index]!;
  if (rows === 1) return 0.5;
  throw new NotCovered(`${rows} quantiles are there, and about states ${stated.length}`);
}
