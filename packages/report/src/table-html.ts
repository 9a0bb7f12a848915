import type { Cell, Table } from '@earshot/tables';
import { type Base, type BasePlacement, basePlacement, columnBases, type RowGroup, rowGroups } from './bases.ts';
import {
  againstTheRest,
  baseText,
  countText,
  FEW_WORDS,
  intervalText,
  restsOnFewPeople,
  valueText,
} from './format-cell.ts';
import { html, type Markup } from './markup.ts';
import { ownNotes, type TableNote, tableNotes } from './table-notes.ts';

interface TableOptions {
  /** Unique on the page. */
  readonly id: string;
  /** Goes before the title: “Table 1”. */
  readonly label: string;
  /** What explains the marks in the cells, when that is said elsewhere in the document; they are explained here without. */
  readonly marks?: Markup | null;
}

/**
 * A table as HTML: caption, column groups, row groups, bases, and its notes underneath. It scrolls sideways in a
 * region of its own where it is wider than the page. Link `REPORT_CSS` for the look.
 */
export function tableMarkup(table: Table, { id, label, marks }: TableOptions): Markup {
  const caption = `${id}-caption`;
  return html`<div class="earshot-table" id="${id}">
<div class="earshot-scroll" role="region" aria-labelledby="${caption}" tabindex="0">
<table>
<caption id="${caption}"><span class="earshot-caption"><span class="earshot-numbered">${label}</span> ${table.title}</span></caption>
${columnHeadings(table)}
${rowBodies(table)}
</table>
</div>
${marks === undefined ? notes(tableNotes(table)) : html`${notes(ownNotes(table))}${marks}`}
</div>
`;
}

/** The lines under a table or chart. */
function notes(said: readonly TableNote[]): Markup {
  const lines = said.map(({ about, says }) => html`<p><span class="earshot-about">${about}:</span> ${says}</p>\n`);
  return html`<div class="earshot-notes">\n${lines}</div>`;
}

interface ColumnGroup {
  readonly label: string | null;
  readonly columns: string[];
}

function columnGroups(table: Table): ColumnGroup[] {
  const groups: ColumnGroup[] = [];
  for (const { label, group } of table.columns) {
    const last = groups.at(-1);
    if (last && group !== null && last.label === group) last.columns.push(label);
    else groups.push({ label: group, columns: [label] });
  }
  return groups;
}

function columnHeadings(table: Table): Markup {
  const groups = columnGroups(table);
  const grouped = groups.some(({ label }) => label !== null);
  const columns = (labels: readonly string[]) => labels.map((label) => html`<th scope="col">${label}</th>`);
  if (!grouped) return html`<thead>\n<tr><td></td>${columns(table.columns.map(({ label }) => label))}</tr>\n</thead>`;
  const top = groups.map(({ label, columns: labels }) =>
    label === null
      ? html`<th scope="col" rowspan="2">${labels[0]!}</th>`
      : html`<th scope="colgroup" colspan="${labels.length}" class="earshot-starts">${label}</th>`,
  );
  const under = groups.flatMap(({ label, columns: labels }) => (label === null ? [] : columns(labels)));
  const spans = groups.map(({ columns: labels }) => html`<colgroup span="${labels.length}"></colgroup>`);
  return html`<colgroup></colgroup>${spans}
<thead>
<tr><td rowspan="2"></td>${top}</tr>
<tr>${under}</tr>
</thead>`;
}

function rowBodies(table: Table): Markup {
  const groups = rowGroups(table);
  const placement = basePlacement(table);
  const bodies = groups.map((group) => groupBody(table, group, placement, groups.length));
  const foot = placement === 'foot' ? html`<tbody class="earshot-bases">\n${baseRows(table.cells)}</tbody>` : null;
  return html`${bodies}${foot}`;
}

function groupBody(table: Table, group: RowGroup, placement: BasePlacement, groups: number): Markup {
  const cells = table.cells.slice(group.first, group.first + group.count);
  const named = group.label !== null && (groups > 1 || group.label !== table.title);
  const heading = named
    ? html`<tr><th scope="rowgroup" colspan="${table.columns.length + 1}"><span class="earshot-caption">${group.label}</span></th></tr>\n`
    : null;
  const rows = cells.map((row, index) => {
    const { label } = table.rows[group.first + index]!;
    return html`<tr><th scope="row">${label}</th>${row.map((cell) => cellMarkup(cell, placement))}</tr>\n`;
  });
  return html`<tbody>\n${heading}${rows}${placement === 'after-each-item' ? baseRows(cells) : null}</tbody>\n`;
}

function cellMarkup(cell: Cell, placement: BasePlacement): Markup {
  if (cell.kind === 'empty') {
    return html`<td><span aria-hidden="true">–</span> <span class="earshot-unseen">nothing belongs here</span></td>`;
  }
  const interval = intervalText(cell);
  const base = placement === 'in-cells' ? baseText(cell) : null;
  return html`<td><span class="${hasNumber(cell) ? 'earshot-value' : 'earshot-no-value'}">${valueText(cell)}</span>${against(cell)}${
    interval && html` <span class="earshot-under">${interval}</span>`
  }${restsOnFewPeople(cell) ? html` <span class="earshot-under earshot-few">${FEW_WORDS}</span>` : null}${base && html` <span class="earshot-under">n = ${base}</span>`}</td>`;
}

function hasNumber(cell: Cell): boolean {
  return cell.kind === 'figure' || baseText(cell) !== null;
}

function against(cell: Cell): Markup | null {
  const direction = againstTheRest(cell);
  if (direction === null) return null;
  return html` <span class="earshot-${direction}"></span><span class="earshot-unseen">${direction} than the rest</span>`;
}

function baseRows(cells: readonly (readonly Cell[])[]): Markup {
  const bases = columnBases(cells)!;
  const weighted = bases.some((base) => typeof base === 'object' && Math.round(base.effective) !== base.people);
  return html`${baseRow('Base (unweighted)', bases, ({ people }) => people)}${
    weighted ? baseRow('Effective base', bases, ({ effective }) => effective) : null
  }`;
}

type PeopleBase = Extract<Base, object>;

function baseRow(label: string, bases: readonly Base[], count: (base: PeopleBase) => number): Markup {
  const cells = bases.map((base) => {
    if (base === 'withheld') return html`<td><span class="earshot-no-value">withheld</span></td>`;
    if (base === 'no-estimate') return cellMarkup({ kind: 'empty' }, 'none');
    return html`<td>${countText(count(base))}</td>`;
  });
  return html`<tr class="earshot-base"><th scope="row">${label}</th>${cells}</tr>\n`;
}
