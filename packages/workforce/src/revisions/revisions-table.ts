import type { Table } from '@earshot/tables';
import { MEASURE_NAMES } from '../measure-names.ts';
import { measureCell } from '../published-cell.ts';
import { releaseLines } from '../release.ts';
import type { Revision, Revisions } from './revisions.ts';

/** The revised figures as a table: a row each, under the name of its area, with what the earlier and the later release print. */
export function revisionsTable({ earlier, later, changed, notCompared }: Revisions): Table {
  const unlike = notCompared.map((measure) => MEASURE_NAMES[measure]).join(', ');
  return {
    id: `revisions_${earlier.year}_${later.year}`,
    title: `Figures revised between the releases of ${earlier.year} and ${later.year}`,
    columns: [earlier, later].map(({ year }) => ({ id: String(year), label: `Release of ${year}`, group: null })),
    rows: changed.map(rowOf),
    cells: changed.map((one) => [measureCell(one.measure, one.earlier), measureCell(one.measure, one.later)]),
    base: 'Figures that both releases hold',
    source: releaseLines([earlier, later]),
    weighting: 'Not weighted: figures as published',
    notes: unlike === '' ? [] : [`Not compared, because only one of the two has them or counts them so: ${unlike}.`],
    simulated: null,
  };
}

function rowOf({ area, year, measure }: Revision): Table['rows'][number] {
  const code = area.code.toLowerCase().replaceAll(/[^a-z0-9]+/g, '_');
  return { id: `${code}_${year}_${measure}`, label: `${MEASURE_NAMES[measure]}, ${year}`, group: area.name };
}
