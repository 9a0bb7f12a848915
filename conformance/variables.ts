import { domainOf, type SurveyDesign } from '@earshot/statistics';
import { type Columns, isCategorical, levelsOf, numbersOf, textsOf } from './columns.ts';
import { NotCovered } from './not-covered.ts';
import { numbersFrom } from './r/evaluate.ts';
import { parseR } from './r/parse.ts';

/**
 * The variable that R means by the name of an estimate: a column, a category of one (`stypeE`, which is 1 for those in
 * it), or an expression. NaN for NA.
 */
export function variableOf(name: string, columns: Columns): Float64Array {
  if (columns.texts.has(name) && !isCategorical(columns, name)) return numbersOf(columns, name);
  const category = categoryIn(name, columns);
  if (category) return indicatorOf(category, columns);
  const isOpposite = name.endsWith(')FALSE');
  const expression = parseR(name.replace(/\)(TRUE|FALSE)$/, ')'));
  if (!expression) throw new NotCovered(`it is not known what “${name}” is`);
  const values = numbersFrom(expression, columns);
  return isOpposite ? values.map((value) => 1 - value) : values;
}

/** The variable and the category that a name is put together from. */
export function categoryIn(name: string, columns: Columns): { column: string; level: string } | null {
  const bare = name.replace(/^(?:as\.)?factor\(([^()]+)\)/, '$1').replace(/^`([^`]+)`/, '$1');
  const fitting = columns.names.filter((column) => bare.startsWith(column) && bare.length > column.length);
  for (const column of fitting.sort((a, b) => b.length - a.length)) {
    const level = bare.slice(column.length);
    if (levelsOf(columns, column).includes(level)) return { column, level };
  }
  return null;
}

export function indicatorOf({ column, level }: { column: string; level: string }, columns: Columns): Float64Array {
  return Float64Array.from(textsOf(columns, column), (text) => (text === null ? Number.NaN : Number(text === level)));
}

/** The part of a design in which nobody lacks any of some variables (R: `na.rm = TRUE`). */
export function complete(design: SurveyDesign, variables: readonly Float64Array[]): SurveyDesign {
  return domainOf(design, (row) => variables.every((values) => !Number.isNaN(values[row])));
}
