import type { WithheldReason } from '@earshot/statistics';
import { type Cell, type Simulated, shownEstimate, type Table, withheldReason } from '@earshot/tables';
import {
  againstTheRest,
  countText,
  FEW_MEANING,
  FEW_WORDS,
  intervalText,
  restsOnFewPeople,
  SIGNIFICANCE,
  WITHHELD_MEANING,
  WITHHELD_WORDS,
} from './format-cell.ts';

/** A line under a table: what it is about, and what it says. */
export interface TableNote {
  readonly about: string;
  readonly says: string;
}

/** All that a reader needs beside the numbers: who, from where, how weighted, and what every mark in the cells means. */
export function tableNotes(table: Table): TableNote[] {
  return [...ownNotes(table), ...markNotes(table)];
}

/** What is to be said of this table and of no other: who, from where, how weighted, and its publishers' symbols. */
export function ownNotes(table: Table): TableNote[] {
  return [
    ...(table.simulated ? [{ about: 'Simulated', says: simulatedWords(table.simulated) }] : []),
    { about: 'Base', says: table.base },
    { about: 'Source', says: table.source },
    { about: 'Weighting', says: table.weighting },
    ...once(table.cells.flat().flatMap(symbolMeaning)),
    ...table.notes.map((says) => ({ about: 'Note', says })),
  ];
}

/** What the marks in the cells mean, which is the same in every table that has them. */
export function markNotes(table: Table): TableNote[] {
  const cells = table.cells.flat();
  return [
    ...intervalNote(cells),
    ...comparisonNote(cells),
    ...(cells.some(restsOnFewPeople) ? [{ about: FEW_WORDS, says: FEW_MEANING }] : []),
    ...once(cells.flatMap(withheldMeaning)),
  ];
}

/** How many of the people behind the numbers are simulated, as a sentence. */
export function simulatedWords({ rows, of }: Simulated): string {
  return `${countText(rows)} of ${countText(of)} people are simulated.`;
}

function intervalNote(cells: readonly Cell[]): TableNote[] {
  const levels = cells.flatMap((cell) =>
    intervalText(cell) === null ? [] : (shownEstimate(cell)?.estimate.interval.level ?? []),
  );
  return [...new Set(levels)].map((level) => ({
    about: 'Interval',
    says: `The smaller line in a cell is the ${Math.round(level * 100)}% confidence interval.`,
  }));
}

function comparisonNote(cells: readonly Cell[]): TableNote[] {
  if (!cells.some((cell) => againstTheRest(cell) !== null)) return [];
  const says =
    'one that points up marks a number that is higher than the rest of the same base, one that points down a lower ' +
    `one, where p < ${SIGNIFICANCE} in a two-sided t-test of the weighted difference. The rest are the people of the same base ` +
    'who answered the question that the columns come from; where those who did not are too few to be left out, ' +
    'everybody else. Every cell is tested on its own: some marks among many are there by chance.';
  return [{ about: 'Triangle', says }];
}

/** Each note once, however many cells it is about. */
function once(notes: readonly TableNote[]): TableNote[] {
  return [...new Map(notes.map((note) => [`${note.about} ${note.says}`, note])).values()];
}

function symbolMeaning(cell: Cell): TableNote[] {
  return cell.kind === 'symbol' ? [{ about: cell.symbol, says: cell.meaning }] : [];
}

function withheldMeaning(cell: Cell): TableNote[] {
  const reason = withheldReason(cell);
  return reason ? [withheldNote(reason)] : [];
}

function withheldNote(reason: WithheldReason): TableNote {
  const about = WITHHELD_WORDS[reason];
  return { about, says: WITHHELD_MEANING[reason].replace(`${about}: `, '') };
}
