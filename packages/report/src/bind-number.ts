import { nearest } from '@earshot/planfile';
import { type Cell, cellAt, shownEstimate, type Table, withheldReason } from '@earshot/tables';
import type { BoundNumber, Show } from './document.ts';
import {
  baseText,
  comparisonText,
  differenceText,
  fewerThan,
  intervalText,
  SMALL_BASE_WORDS,
  valueText,
  verdictText,
  WITHHELD_MEANING,
} from './format-cell.ts';
import type { Reading, ReadTag } from './reading.ts';

const SHOWS: readonly Show[] = ['value', 'base', 'interval', 'difference', 'comparison'];

/** Looks up the cell of a `number` tag and puts it into words; null when it has none, which is then a problem. */
export function bindNumber(tag: ReadTag, reading: Reading): BoundNumber | null {
  const { row = '', column = '', show = 'value' } = tag.attributes;
  if (!isShow(show)) {
    tag.problem('report-unknown-show', `“show” is ${SHOWS.join(', ')}, and not “${show}”.`);
    return null;
  }
  const table = tableOf(tag, reading);
  if (table === null || !hasRowAndColumn(tag, table)) return null;
  const text = wordsOf(tag, cellAt(table, row, column)!, show);
  return text === null ? null : { kind: 'number', text, show, table: table.id, row, column };
}

/** The table that a tag names, from now on one that the report uses; null when there is no such table. */
export function tableOf(tag: ReadTag, reading: Reading): Table | null {
  const name = tag.attributes.table!;
  const table = reading.tables.get(name);
  if (table) {
    reading.used.add(table);
    return table;
  }
  tag.problem('report-unknown-table', `There is no table “${name}”. ${thereIs(name, [...reading.tables.keys()])}`);
  return null;
}

/** One sentence on the names that do exist, nearest first. */
export function thereIs(written: string, names: readonly string[]): string {
  if (names.length === 0) return 'There are none at all.';
  const shown = nearest(written, names);
  const more = names.length > shown.length ? ` and ${names.length - shown.length} more` : '';
  return `There is ${shown.map((name) => `“${name}”`).join(', ')}${more}.`;
}

/** Whether a table has the row and the column that a tag names; what it does not have is then among the problems. */
export function hasRowAndColumn(tag: ReadTag, table: Table): boolean {
  const found = [has('row', tag, table), has('column', tag, table)];
  return found.every(Boolean);
}

function has(axis: 'row' | 'column', tag: ReadTag, table: Table): boolean {
  const name = tag.attributes[axis];
  const ids = table[`${axis}s`].map(({ id }) => id);
  if (name === undefined || ids.includes(name)) return true;
  tag.problem(`report-unknown-${axis}`, `Table “${table.id}” has no ${axis} “${name}”. ${thereIs(name, ids)}`);
  return false;
}

function wordsOf(tag: ReadTag, cell: Cell, show: Show): string | null {
  const instead = meaningInstead(cell, show);
  if (instead !== null) {
    const sentence = `This cell has no number to show; the report prints “[${instead}]” in its place.`;
    tag.problem('report-no-number', sentence, 'warning');
    return `[${instead}]`;
  }
  const shown = {
    value: valueText,
    base: baseText,
    interval: intervalText,
    difference: differenceText,
    comparison: comparisonText,
  }[show](cell);
  if (shown === null || shown === '') {
    tag.problem('report-nothing-to-show', `This cell has no ${show}.`);
    return null;
  }
  // How many people there are is known exactly, however few.
  if (show !== 'base') warnOfFewPeople(tag, cell);
  if (show === 'difference') warnOfChance(tag, cell);
  return shown;
}

function warnOfFewPeople(tag: ReadTag, cell: Cell): void {
  const limit = fewerThan(cell);
  if (limit === null) return;
  const sentence =
    `This number rests on an effective base of fewer than ${limit} people; say so beside it, leave it out or ` +
    'join groups until it rests on more.';
  tag.problem('report-few-people', sentence, 'warning');
}

/** A difference that stands in a sentence reads as a finding, whatever is said beside it. */
function warnOfChance(tag: ReadTag, cell: Cell): void {
  const against = shownEstimate(cell)?.comparison?.against;
  if (against === undefined || verdictText(cell) !== null) return;
  const sentence =
    `This difference from the ${against} is within chance: leave it out, or say so with show="comparison", which is ` +
    `“${comparisonText(cell)}”.`;
  tag.problem('report-difference-by-chance', sentence, 'warning');
}

/** What a sentence says when the cell is withheld, rests on too few or holds a publisher's symbol. */
function meaningInstead(cell: Cell, show: Show): string | null {
  if (cell.kind === 'small-base') {
    return show === 'base' ? null : `${SMALL_BASE_WORDS}: fewer than ${cell.needed} people are in it`;
  }
  const reason = withheldReason(cell);
  if (reason) return WITHHELD_MEANING[reason];
  return cell.kind === 'symbol' ? `${cell.symbol}: ${cell.meaning}` : null;
}

function isShow(word: string): word is Show {
  return (SHOWS as readonly string[]).includes(word);
}
