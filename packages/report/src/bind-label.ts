import { hasRowAndColumn, tableOf } from './bind-number.ts';
import type { BoundLabel } from './document.ts';
import { sharesIn } from './number-words.ts';
import type { Reading, ReadTag } from './reading.ts';

/** Looks up the name of the row or column of a `label` tag; null when it has none, which is then a problem. */
export function bindLabel(tag: ReadTag, reading: Reading): BoundLabel | null {
  const { row, column } = tag.attributes;
  if ((row === undefined) === (column === undefined)) {
    tag.problem('report-label-of-one', '“label” names either a row="…" or a column="…" of its table.');
    return null;
  }
  const table = tableOf(tag, reading);
  if (table === null || !hasRowAndColumn(tag, table)) return null;
  const axis = row === undefined ? 'column' : 'row';
  const id = (row ?? column)!;
  const text = table[`${axis}s`].find((each) => each.id === id)!.label;
  if (sharesIn(text).length > 0) {
    tag.problem('report-label-share', `“${text}” would read as a finding in a sentence, and it is only a name.`);
    return null;
  }
  return { kind: 'label', text, table: table.id, axis, id };
}
