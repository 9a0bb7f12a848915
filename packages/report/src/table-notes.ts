import type { WithheldReason } from '@earshot/statistics';
import { type Cell, type Simulated, shownEstimate, type Table, withheldReason } from '@earshot/tables';
import { associationNotes } from './association-notes.ts';
import { comparisonNotes, testedNotes } from './comparison-notes.ts';
import {
  countText,
  FEW_WORDS,
  fewerThan,
  intervalText,
  SMALL_BASE_WORDS,
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
    ...testedNotes(table),
    ...associationNotes(table),
    ...once(table.cells.flat().flatMap(symbolMeaning)),
    ...table.notes.map((says) => ({ about: 'Note', says })),
  ];
}

/** What the marks in the cells mean, which is the same in every table that has them. */
export function markNotes(table: Table): TableNote[] {
  const cells = table.cells.flat();
  return [
    ...intervalNote(cells),
    ...comparisonNotes(table),
    ...once(cells.flatMap(fewMeaning)),
    ...once(cells.flatMap(smallBaseMeaning)),
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
    says: `The smaller line in a cell is the ${Math.round(level * 100)}% confidence interval: ${INTERVAL_RULE}.`,
  }));
}

/** The rule of decision 7, in the same words under every table; each cell’s own method stands in CSV and JSON. */
const INTERVAL_RULE =
  'for a share on the logit scale, or Korn and Graubard’s where nearly nobody or nearly everybody is counted; for a median Woodruff’s; otherwise Student’s t';

/** What “few people” means, for a cell that says so. */
export function fewMeaning(cell: Cell): TableNote[] {
  const limit = fewerThan(cell);
  if (limit === null) return [];
  const says =
    `the number rests on fewer than ${limit} people once weights are allowed for (its effective base), so it could ` +
    'be far off.';
  return [{ about: FEW_WORDS, says }];
}

/** What “small base” means, for a cell that says so. */
export function smallBaseMeaning(cell: Cell): TableNote[] {
  if (cell.kind !== 'small-base') return [];
  const says = `fewer than ${cell.needed} people are in the base, too few for a percentage or a median; how many they are is shown.`;
  return [{ about: SMALL_BASE_WORDS, says }];
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
