import { type QuantileRule, woodruffQuantile } from '@earshot/statistics';
import { type Computed, part } from '../computed.ts';
import { designOf } from '../design.ts';
import { NotCovered } from '../not-covered.ts';
import { callsIn, givenTo } from '../r/calls-in.ts';
import type { Expression } from '../r/parse.ts';
import { columnsIn, isObject, type Json, type JsonObject, objectIn } from '../reference-file.ts';
import { complete, variableOf } from '../variables.ts';
import type { Shape } from './shape.ts';

const RULES: Readonly<Record<string, QuantileRule>> = { math: 'lowest', hf7: 'between' };
const RULE = /^(math|school|shahvaish|hf\d)$/;

/** Quantiles with Woodruff’s interval, by rule and variable (R: `svyquantile`). */
export const QUANTILES: Shape = {
  isShapeOf: (result) => isObject(result) && Object.keys(result).some((key) => RULE.test(key)),
  compute: (file) => {
    const [design, columns, result] = [designOf(file), columnsIn(file), file.result as JsonObject];
    const stated = sharesIn(file.about);
    return Object.fromEntries(
      Object.keys(result).map((key) => {
        const computed = part(() => {
          const rule = RULES[key];
          if (!rule) throw new NotCovered(`quantiles by the rule “${key}” are not made`);
          const variables = Object.entries(objectIn(result, key)).map(([name, rows]) => {
            return [name, part(() => quantilesOf(name, rows as readonly Json[], rule))] as const;
          });
          return Object.fromEntries(variables);
        });
        return [key, computed];
      }),
    );

    function quantilesOf(name: string, rows: readonly Json[], rule: QuantileRule): Computed {
      const values = variableOf(name, columns);
      const inside = complete(design, [values]);
      return rows.map((row, index) => {
        const share = shareOfRow(index, rows.length, stated);
        const { value, lower, upper, standardError } = woodruffQuantile(inside, values, share, { rule, level: 0.95 });
        const list = [value, lower ?? undefined, upper ?? undefined, standardError ?? undefined];
        return isObject(row) ? Object.fromEntries(Object.keys(row).map((key, at) => [key, list[at]])) : list;
      });
    }
  },
};

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
