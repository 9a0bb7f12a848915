import type { Compare } from './expression.ts';

/** Whether one number, or text, stands to another as an operator says. Nothing stands to NaN but by `!=`. */
export function ordered<T extends string | number>(left: T, operator: Compare['operator'], right: T): boolean {
  switch (operator) {
    case '=':
      return left === right;
    case '!=':
      return left !== right;
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    case '>=':
      return left >= right;
  }
}
