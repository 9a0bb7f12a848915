import type { Margin } from './margin.ts';
import { type Collapsed, collapse, type WeightingUnits } from './weighting-units.ts';

/**
 * Joins units that are in the same category of every margin, and gives the margins of the cells.
 * @param further a column by unit that people of a cell are to have in common as well.
 */
export function collapseByMargins(
  units: WeightingUnits,
  margins: readonly Margin[],
  further?: ArrayLike<number>,
): Pick<Collapsed, 'cells' | 'cellOf'> & { readonly margins: readonly Margin[] } {
  const memberships = margins.map(({ membership }) => membership);
  const { cells, cellOf, columns } = collapse(units, further ? [...memberships, further] : memberships);
  const collapsed = margins.map((margin, index) => ({ ...margin, membership: Int32Array.from(columns[index]!) }));
  return { cells, cellOf, margins: collapsed };
}
