import type { Table, TableColumn } from '@earshot/tables';
import { html, type Markup } from './markup.ts';

/** Neighbouring columns under one heading; one column without. */
interface ColumnGroup {
  readonly label: string | null;
  /** What stands above the group itself, for crossed variables. */
  readonly above: string | null;
  readonly columns: TableColumn[];
}

/**
 * The headings of a table: one row of them, two where columns belong to breaks, and three where breaks are crossed
 * (“Region by Employer” over “London” over “Agency”). Every heading says by its scope what it is the heading of.
 */
export function columnHeadings(table: Table): Markup {
  const groups = columnGroups(table.columns);
  if (groups.every(({ label }) => label === null)) {
    return html`<thead>\n<tr><td></td>${table.columns.map(headingOf)}</tr>\n</thead>`;
  }
  const isCrossed = groups.some(({ above }) => above !== null);
  const rows = [...(isCrossed ? [aboveRow(groups)] : []), groupRow(groups, isCrossed), columnRow(groups)];
  const spans = groups.map(({ columns }) => html`<colgroup span="${columns.length}"></colgroup>`);
  const corner = html`<td rowspan="${rows.length}"></td>`;
  return html`<colgroup></colgroup>${spans}
<thead>
${rows.map((cells, index) => html`<tr>${index === 0 ? corner : null}${cells}</tr>\n`)}</thead>`;
}

function columnGroups(columns: readonly TableColumn[]): ColumnGroup[] {
  const groups: ColumnGroup[] = [];
  for (const column of columns) {
    const { group, above = null } = column;
    const last = groups.at(-1);
    if (last && group !== null && last.label === group && last.above === above) last.columns.push(column);
    else groups.push({ label: group, above, columns: [column] });
  }
  return groups;
}

/** The crossed variables over their groups; what is not crossed begins here and reaches down. */
function aboveRow(groups: readonly ColumnGroup[]): Markup[] {
  const spans: { label: string | null; groups: ColumnGroup[] }[] = [];
  for (const group of groups) {
    const last = spans.at(-1);
    if (last && group.above !== null && last.label === group.above) last.groups.push(group);
    else spans.push({ label: group.above, groups: [group] });
  }
  return spans.map(({ label, groups: under }) => {
    if (label === null) return topOf(under[0]!, 2);
    const columns = under.reduce((sum, { columns: some }) => sum + some.length, 0);
    return html`<th scope="colgroup" colspan="${columns}" class="earshot-starts">${label}</th>`;
  });
}

function groupRow(groups: readonly ColumnGroup[], isCrossed: boolean): Markup[] {
  return groups.flatMap((group) => (isCrossed && group.above === null ? [] : topOf(group, 1)));
}

/** A group’s own heading, or that of a column that has none above it, which reaches down to the last row. */
function topOf({ label, columns }: ColumnGroup, rows: number): Markup {
  const deep = rows === 1 ? null : html` rowspan="${rows}"`;
  if (label === null) return html`<th scope="col" rowspan="${rows + 1}">${named(columns[0]!)}</th>`;
  return html`<th scope="colgroup" colspan="${columns.length}"${deep} class="earshot-starts">${label}</th>`;
}

function columnRow(groups: readonly ColumnGroup[]): Markup[] {
  return groups.flatMap(({ label, columns }) => (label === null ? [] : columns.map(headingOf)));
}

function headingOf(column: TableColumn): Markup {
  return html`<th scope="col">${named(column)}</th>`;
}

function named({ label, letter }: TableColumn): Markup {
  return html`${label}${letter === undefined ? null : html` <span class="earshot-letter">(${letter})</span>`}`;
}
