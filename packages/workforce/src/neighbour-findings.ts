import { type Cell, cellAt, type Table } from '@earshot/tables';
import { changeWord, levelWord } from './direction.ts';
import { shownNumber } from './published-cell.ts';
import { type RateUnit, rateText } from './rate.ts';

/** A sentence made from the cells of a table, with where its numbers come from. */
export interface Finding {
  readonly text: string;
  readonly source: string;
}

/** How the rows of a neighbours table are called in its sentences. */
export interface FindingNames {
  readonly rate: string;
  readonly authority: string;
  readonly region: string;
  readonly unit: RateUnit;
  /** The year that the latest is set against; null for the first that has a number. */
  readonly benchmark: number | null;
}

/**
 * Plain sentences about one rate: the latest year against England, the region and the median of the neighbours, and
 * the change since the first year that has a number. Every number and every word of direction is read off the printed
 * cells of the table (rows `authority`, `england`, `region`, `median`; columns the years), so that sentence and table
 * cannot disagree. The change compares two years only and says nothing about those between.
 */
export function neighbourFindings(table: Table, names: FindingNames): Finding[] {
  const years = table.columns.map((column) => column.id);
  const texts = [...latestYear(table, names, years.at(-1)!), ...sinceFirstYear(table, names, years)];
  return texts.map((text) => ({ text, source: table.source }));
}

function latestYear(table: Table, names: FindingNames, year: string): string[] {
  const own = cellAt(table, 'authority', year);
  const value = shownNumber(own);
  if (own?.kind === 'symbol' && own.symbol === 'low')
    return [`In ${year} the ${names.rate} in ${names.authority} was ${own.meaning} (published as low).`];
  if (value === null) return [`For ${year} there is no ${names.rate} for ${names.authority}${reason(own)}.`];
  const against = [
    comparison([value, names.unit], table, 'england', year, 'England’s'),
    comparison([value, names.unit], table, 'region', year, `its region’s (${names.region})`),
    comparison([value, names.unit], table, 'median', year, 'the median of its statistical neighbours'),
  ].filter((words) => words !== null);
  const opening = `In ${year} the ${names.rate} in ${names.authority}`;
  if (against.length === 0) return [`${opening} was ${rateText(value, names.unit)}.`];
  return [`${opening}, ${rateText(value, names.unit)}, was ${inALine(against)}.`];
}

function comparison(
  [value, unit]: readonly [number, RateUnit],
  table: Table,
  row: string,
  year: string,
  whose: string,
): string | null {
  const other = shownNumber(cellAt(table, row, year));
  return other === null ? null : `${levelWord(value, other)} ${whose}, ${rateText(other, unit)}`;
}

function sinceFirstYear(table: Table, names: FindingNames, years: readonly string[]): string[] {
  const latest = years.at(-1)!;
  const first = benchmarkYear(table, names, years);
  const to = shownNumber(cellAt(table, 'authority', latest));
  if (first === undefined || first === latest || to === null) return [];
  const from = shownNumber(cellAt(table, 'authority', first))!;
  const word = changeWord(from, to);
  const opening = `The ${names.rate} in ${names.authority} ${word}`;
  if (word === 'was the same') return [`${opening} in ${latest} as in ${first}, ${rateText(to, names.unit)}.`];
  return [`${opening} from ${rateText(from, names.unit)} in ${first} to ${rateText(to, names.unit)} in ${latest}.`];
}

/** The benchmark year where it has a number, or else the first year that has one. */
function benchmarkYear(table: Table, { benchmark }: FindingNames, years: readonly string[]): string | undefined {
  const hasNumber = (year: string) => shownNumber(cellAt(table, 'authority', year)) !== null;
  return benchmark !== null && hasNumber(String(benchmark)) ? String(benchmark) : years.find(hasNumber);
}

function reason(cell: Cell | null): string {
  return cell?.kind === 'symbol' ? ` (published as ${cell.symbol}, ${cell.meaning})` : '';
}

function inALine(parts: readonly string[]): string {
  return parts.length === 1 ? parts[0]! : `${parts.slice(0, -1).join('; ')}; and ${parts.at(-1)}`;
}
