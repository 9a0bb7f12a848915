import { type Cell, cellAt, type Table } from '@earshot/tables';
import { type Authorities, type Indicators, neighbourPage, releaseLine } from '@earshot/workforce';

/**
 * The measures of a month that the DfE publishes, beside its latest figures of the authority, its region and England; null
 * where the authority’s name is none of those in the release, or the month has none of these measures.
 * @param headline the table of a month whose rows are called like the DfE’s columns.
 */
export function publishedBeside(
  headline: Table,
  authority: string,
  indicators: Indicators,
  authorities: Authorities,
): Table | null {
  const { page } = neighbourPage(indicators, authorities, authority);
  if (!page) return null;
  const year = String(page.release.year);
  const now = headline.columns[0]!;
  const rows = page.rates.flatMap(({ rate, table }) => {
    const own = cellAt(headline, rate.measure, now.id);
    const label = headline.rows.find(({ id }) => id === rate.measure)?.label;
    if (!own || label === undefined) return [];
    const published = ['authority', 'region', 'england', 'median'].map((row) => cellAt(table, row, year) ?? EMPTY);
    return [{ row: { id: rate.measure, label, group: null }, cells: [own, ...published] }];
  });
  if (rows.length === 0) return null;
  const { name, region } = page.authority;
  const labels = [
    `${name}, ${year}`,
    `${region}, ${year}`,
    `England, ${year}`,
    `Statistical neighbours (median), ${year}`,
  ];
  return {
    ...headline,
    id: 'published',
    title: 'Beside the published census',
    columns: [
      now,
      ...['authority', 'region', 'england', 'median'].map((id, at) => ({ id, label: labels[at]!, group: null })),
    ],
    rows: rows.map(({ row }) => row),
    cells: rows.map(({ cells }) => cells),
    source: `${headline.source}; ${releaseLine(page.release)}`,
    notes: [
      `The published figures are of 30 September ${year}, or the year to it. They are counted by the same definitions, from a return that was checked, and rounded.`,
    ],
  };
}

const EMPTY: Cell = { kind: 'empty' };
