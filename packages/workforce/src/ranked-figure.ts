import type { EesCell } from '@earshot/dataset';

/** Stands for `low`, which is more than nothing and less than anything that is printed as more. */
export const ALMOST_NONE = Number.MIN_VALUE;

/** What a published cell is ranked by, `low` between a true zero and the rest; null where there is no figure. */
export function rankedFigure(cell: EesCell | undefined): number | null {
  if (cell?.kind === 'number') return cell.value;
  return cell?.symbol === 'low' ? ALMOST_NONE : null;
}
