import type { Cell, Table } from '@earshot/tables';
import { type Base, type BasePlacement, basePlacement, columnBases, type RowGroup, rowGroups } from './bases.ts';
import { columnHeadings } from './column-headings.ts';
import {
  baseText,
  countText,
  FEW_WORDS,
  fewerThan,
  intervalText,
  lettersText,
  valueText,
  verdictText,
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
  const verdict = verdictText(cell);
  const shade = verdict === null ? null : html` class="earshot-is-${verdict.direction}"`;
  return html`<td${shade}><span class="${hasNumber(cell) ? 'earshot-value' : 'earshot-no-value'}">${valueText(cell)}</span>${mark(verdict)}${letters(cell)}${
    interval && html` <span class="earshot-under">${interval}</span>`
  }${fewerThan(cell) === null ? null : html` <span class="earshot-under earshot-few">${FEW_WORDS}</span>`}${base && html` <span class="earshot-under">n = ${base}</span>`}</td>`;
}

function hasNumber(cell: Cell): boolean {
  return cell.kind === 'figure' || (cell.kind !== 'small-base' && baseText(cell) !== null);
}

/** A difference beyond chance: an asterisk and a triangle to see, words to hear. */
function mark(verdict: ReturnType<typeof verdictText>): Markup | null {
  if (verdict === null) return null;
  const { direction, words } = verdict;
  return html`<span class="earshot-mark" aria-hidden="true">*</span> <span class="earshot-${direction}"></span><span class="earshot-unseen">${words}</span>`;
}

function letters(cell: Cell): Markup | null {
  const said = lettersText(cell);
  if (said === null) return null;
  return html` <span class="earshot-letters"><span class="earshot-unseen">higher than ${said.includes(',') ? 'columns' : 'column'} </span>${said}</span>`;
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
