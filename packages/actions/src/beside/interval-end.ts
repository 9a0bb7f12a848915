import { valueText } from '@earshot/report';
import type { Cell } from '@earshot/tables';

/**
 * One end of the interval of a census difference as the difference itself is printed, in percentage points or in cases a
 * worker; to more decimals where one would make it nought, so that a difference which departs never reads as “0.0 to
 * +2.4 points”.
 * @param end between −1 and 1 for a rate.
 */
export function intervalEnd(difference: Cell, end: number): string {
  const unit = difference.kind === 'figure' ? difference.unit : 'points';
  const value = unit === 'points' ? 100 * end : end;
  const decimals = [1, 2, 3, 4].find((one) => Number(value.toFixed(one)) !== 0) ?? 1;
  return valueText({ kind: 'figure', unit, value, decimals });
}
