import type { Count } from '../sums.ts';
import type { TableShares } from './rao-scott.ts';
import type { TableRefusal } from './two-way-table.ts';

/**
 * The shares of a two-way table with their variances from counts alone, for independent respondents with weights: cells
 * exclude each other, so that Σw and Σw² of each are all it takes (R: `svydesign(ids=~1, weights=~w)`). Rows and columns
 * of nobody are dropped first, as `twoWayTable` does it from the people themselves.
 * @param cells by row and column, who gave both answers.
 * @param sampleSize everybody in the sample, whether or not they gave both.
 */
export function countedTable(cells: readonly (readonly Count[])[], sampleSize: number): TableShares | TableRefusal {
  const width = cells[0]?.length ?? 0;
  const columns = [...Array(width).keys()].filter((column) => cells.some((row) => row[column]!.w > 0));
  const rows = cells.filter((row) => row.some(({ w }) => w > 0));
  if (rows.length < 2 || columns.length < 2) {
    const sentence = 'Fewer than two rows or two columns of the table hold anybody: there is nothing to compare.';
    return { code: 'too-few-categories', sentence };
  }
  if (sampleSize < 2) {
    return { code: 'too-few-units', sentence: 'One person alone does not say how far chance reaches.' };
  }
  const counts = rows.flatMap((row) => columns.map((column) => row[column]!));
  const [w, w2] = [sumOf(counts, 'w'), sumOf(counts, 'w2')];
  const shares = counts.map((count) => count.w / w);
  const factor = sampleSize / (sampleSize - 1) / w ** 2;
  const covariance = counts.map((one, a) =>
    counts.map((other, b) => {
      const [p, q] = [shares[a]!, shares[b]!];
      const own = a === b ? one.w2 : 0;
      return factor * (own - p * other.w2 - q * one.w2 + p * q * w2);
    }),
  );
  return {
    rows: rows.length,
    columns: columns.length,
    shares,
    covariance,
    people: sampleSize,
    degreesOfFreedom: sampleSize - 1,
  };
}

function sumOf(counts: readonly Count[], part: 'w' | 'w2'): number {
  return counts.reduce((sum, count) => sum + count[part], 0);
}
