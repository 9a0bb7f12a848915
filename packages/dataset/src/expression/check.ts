import { isDay } from '../day.ts';
import { categoriesOf, type Variable } from '../variable.ts';
import type { Compare, Expression, ExpressionProblem, Literal, Membership, Name } from './expression.ts';

type Find = (name: string) => Variable | null;

/** Everything that does not fit between an expression and the variables it reads. Empty when it can be run. */
export function checkExpression(expression: Expression, find: Find): ExpressionProblem[] {
  switch (expression.type) {
    case 'and':
    case 'or':
      return expression.parts.flatMap((part) => checkExpression(part, find));
    case 'not':
      return checkExpression(expression.inner, find);
    case 'state':
      return known(expression.name, find, () => []);
    case 'in':
    case 'includes':
      return known(expression.name, find, (variable) => checkMembership(expression, variable));
    case 'compare':
      return checkCompare(expression, find);
  }
}

function known(
  name: Name,
  find: Find,
  then: (variable: Variable) => readonly ExpressionProblem[],
): ExpressionProblem[] {
  const variable = find(name.name);
  if (variable) return [...then(variable)];
  const sentence = `There is no question or variable “${name.name}” here.`;
  return [{ code: 'expression-unknown-name', at: name.at, sentence }];
}

function checkMembership(test: Membership, variable: Variable): ExpressionProblem[] {
  const wanted = test.type === 'in' ? 'single' : 'multiple';
  if (variable.kind !== wanted) {
    const sentence = `“${test.type}” needs a ${wanted} choice; “${variable.name}” is ${variable.kind}.`;
    return [{ code: 'expression-kind', at: test.at, sentence }];
  }
  return test.codes.flatMap((code) => checkCode(code, variable));
}

function checkCode(code: Literal, variable: Variable): ExpressionProblem[] {
  if (categoriesOf(variable).some((category) => category.code === code.text)) return [];
  const sentence = `“${variable.name}” has no code “${code.text}”.`;
  return [{ code: 'expression-unknown-code', at: code.at, sentence }];
}

function checkCompare(compare: Compare, find: Find): ExpressionProblem[] {
  const { left, right } = compare;
  if (left.type === 'count') {
    return known(left.name, find, (variable) =>
      variable.kind === 'multiple'
        ? right.type === 'name'
          ? []
          : checkNumber(right)
        : [
            {
              code: 'expression-kind',
              at: left.at,
              sentence: `“count” needs a multiple choice; “${variable.name}” is ${variable.kind}.`,
            },
          ],
    );
  }
  return known(left, find, (variable) => {
    if (variable.kind === 'quantity' && right.type === 'word') return checkOther(right, find);
    return right.type === 'name' ? [] : checkAgainst(compare, right, variable);
  });
}

/** A word beside a quantity names another quantity. */
function checkOther(right: Literal, find: Find): ExpressionProblem[] {
  return known({ type: 'name', name: right.text, at: right.at }, find, (other) =>
    other.kind === 'quantity' ? [] : [wrongLiteral(right, 'a number, or a variable that is one')],
  );
}

function checkAgainst(compare: Compare, right: Literal, variable: Variable): ExpressionProblem[] {
  const { operator } = compare;
  const ordered = operator !== '=' && operator !== '!=';
  switch (variable.kind) {
    case 'quantity':
      return checkNumber(right);
    case 'date':
      return right.type === 'text' && isDay(right.text)
        ? []
        : [wrongLiteral(right, 'a quoted day such as "2026-01-31"')];
    case 'text':
      if (ordered) return [kindProblem(compare, variable, 'a text can only be compared with = or !=')];
      return right.type === 'text' ? [] : [wrongLiteral(right, 'a text in double quotes')];
    case 'single':
      if (ordered) return [kindProblem(compare, variable, 'categories have no order; use “in” with a list')];
      return checkCode(right, variable);
    case 'multiple':
      return [kindProblem(compare, variable, 'use “includes” or “count” with a multiple choice')];
  }
}

function kindProblem(compare: Compare, variable: Variable, advice: string): ExpressionProblem {
  return { code: 'expression-kind', at: compare.at, sentence: `“${variable.name}” is ${variable.kind}: ${advice}.` };
}

function checkNumber(literal: Literal): ExpressionProblem[] {
  return literal.type === 'number' && Number.isFinite(Number(literal.text)) ? [] : [wrongLiteral(literal, 'a number')];
}

function wrongLiteral(literal: Literal, wanted: string): ExpressionProblem {
  return { code: 'expression-literal', at: literal.at, sentence: `“${literal.text}” should be ${wanted}.` };
}
