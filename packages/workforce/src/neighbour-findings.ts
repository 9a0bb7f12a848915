import { type Cell, cellAt, type Table } from '@earshot/tables';
import { changeWord, levelWord } from './direction.ts';
import { RATE_DECIMALS, shownNumber } from './published-cell.ts';

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
  if (value === null) return [`For ${year} there is no ${names.rate} for ${names.authority}${reason(own)}.`];
  const against = [
    comparison(value, table, 'england', year, 'England’s'),
    comparison(value, table, 'region', year, `its region’s (${names.region})`),
    comparison(value, table, 'median', year, 'the median of its statistical neighbours'),
  ].filter((words) => words !== null);
  const opening = `In ${year} the ${names.rate} in ${names.authority}`;
  if (against.length === 0) return [`${opening} was ${percent(value)}.`];
  return [`${opening}, ${percent(value)}, was ${inALine(against)}.`];
}

function comparison(value: number, table: Table, row: string, year: string, whose: string): string | null {
  const other = shownNumber(cellAt(table, row, year));
  return other === null ? null : `${levelWord(value, other)} ${whose}, ${percent(other)}`;
}

function sinceFirstYear(table: Table, names: FindingNames, years: readonly string[]): string[] {
  const latest = years.at(-1)!;
  const first = years.find((year) => shownNumber(cellAt(table, 'authority', year)) !== null);
  const to = shownNumber(cellAt(table, 'authority', latest));
  if (first === undefined || first === latest || to === null) return [];
  const from = shownNumber(cellAt(table, 'authority', first))!;
  const word = changeWord(from, to);
  const opening = `The ${names.rate} in ${names.authority} ${word}`;
  if (word === 'was the same') return [`${opening} in ${latest} as in ${first}, ${percent(to)}.`];
  return [`${opening} from ${percent(from)} in ${first} to ${percent(to)} in ${latest}.`];
}

function reason(cell: Cell | null): string {
  return cell?.kind === 'symbol' ? ` (published as ${cell.symbol}, ${cell.meaning})` : '';
}

function percent(value: number): string {
  return `${value.toFixed(RATE_DECIMALS)}%`;
}

function inALine(parts: readonly string[]): string {
  return parts.length === 1 ? parts[0]! : `${parts.slice(0, -1).join('; ')}; and ${parts.at(-1)}`;
}
