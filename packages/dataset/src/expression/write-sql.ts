import { pickColumn, quoteName, quoteText, stateColumn, valueColumn } from '../sql-layout.ts';
import type { Variable } from '../variable.ts';
import type { Compare, Expression, Membership } from './expression.ts';

/**
 * Writes a checked expression as an SQL condition over the columns of `sql-layout`. Plain comparisons, AND, OR and
 * NOT only, so that DuckDB and PostgreSQL read it alike and NULL stands for unknown exactly as in `evaluate`.
 */
export function writeSql(expression: Expression, find: (name: string) => Variable | null): string {
  switch (expression.type) {
    case 'and':
    case 'or': {
      const word = expression.type === 'and' ? ' AND ' : ' OR ';
      return `(${expression.parts.map((part) => writeSql(part, find)).join(word)})`;
    }
    case 'not':
      return `(NOT ${writeSql(expression.inner, find)})`;
    case 'state':
      return `(${quoteName(stateColumn(expression.name.name))} = ${quoteText(expression.state)})`;
    case 'in':
      return `(${quoteName(valueColumn(expression.name.name))} IN (${textList(expression)}))`;
    case 'includes':
      return `(${expression.codes.map((code) => quoteName(pickColumn(expression.name.name, code.text))).join(' OR ')})`;
    case 'compare':
      return `(${left(expression, find)} ${expression.operator === '!=' ? '<>' : expression.operator} ${right(expression, find)})`;
  }
}

function textList(test: Membership): string {
  return test.codes.map((code) => quoteText(code.text)).join(', ');
}

function left({ left: operand }: Compare, find: (name: string) => Variable | null): string {
  if (operand.type === 'name') return quoteName(valueColumn(operand.name));
  const variable = find(operand.name.name);
  if (variable?.kind !== 'multiple') throw new Error(`writeSql: ${operand.name.name} is not a multiple variable.`);
  const picks = variable.categories.map((category) => quoteName(pickColumn(variable.name, category.code)));
  return `(${picks.map((pick) => `CAST(${pick} AS INTEGER)`).join(' + ')})`;
}

function right({ left: operand, right: literal }: Compare, find: (name: string) => Variable | null): string {
  if (literal.type === 'name') return quoteName(valueColumn(literal.name));
  const isNumber = operand.type === 'count' || find(operand.name)?.kind === 'quantity';
  // Bare, 0.1 would be a decimal, which each engine turns into a double in its own way; cast, it is read as here.
  return isNumber ? `CAST(${quoteText(literal.text)} AS DOUBLE PRECISION)` : quoteText(literal.text);
}
