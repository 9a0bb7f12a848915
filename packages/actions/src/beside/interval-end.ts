import { valueText } from '@earshot/report';
import type { Cell } from '@earshot/tables';
import { decimalsOfEnd } from '@earshot/workforce';

/**
 * One end of the interval of a census difference as the difference itself is printed, in percentage points or in cases a
 * worker.
 * @param end between −1 and 1 for a rate.
 */
export function intervalEnd(difference: Cell, end: number): string {
  const unit = difference.kind === 'figure' ? difference.unit : 'points';
  const value = unit === 'points' ? 100 * end : end;
  return valueText({ kind: 'figure', unit, value, decimals: decimalsOfEnd(value) });
}
