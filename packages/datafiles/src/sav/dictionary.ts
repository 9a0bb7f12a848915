// The dictionary of a .sav file, record by record, after the description in the developers’ guide of GNU PSPP (“System
// File Format”), and in the order in which SPSS writes it.
import type { FileColumn, Meaning } from '../file-column.ts';
import { labelText, MISSING_MEANINGS } from '../file-column.ts';
import { bytesIn, cutTo, shortened } from '../shorten.ts';
import { type ByteWriter, eights } from './byte-writer.ts';
import { multipleSets } from './multiple-sets.ts';
import type { SavVariable, Segment } from './sav-variable.ts';

/** What stands in the head of a file. */
export interface SavHead {
  readonly title: string;
  /** The day on which the file was made, YYYY-MM-DD. */
  readonly day: string;
  readonly rows: number;
  /** The variable that cases are weighted by as soon as the file is opened, or null. */
  readonly weight: SavVariable | null;
  /** What else readers of the file should know, as sentences. */
  readonly notes: readonly string[];
}

/** Labels of variables and of values; the format could hold more of the latter, but SPSS takes no more. */
const LABEL_BYTES = 255;
const MEANING_BYTES = 120;
const DOCUMENT_BYTES = 80;
/** Numbers from −99 to 151 are stored in one byte, as themselves and this. */
export const BIAS = 100;
/** Stands for no number at all. */
export const SYSTEM_MISSING = -Number.MAX_VALUE;
const LOWEST = -1.7976931348623155e308;

/** Writes everything up to the data. */
export function writeDictionary(to: ByteWriter, variables: readonly SavVariable[], head: SavHead): void {
  writeHeader(to, variables, head);
  for (const variable of variables) for (const segment of variable.segments) writeSegment(to, variable, segment);
  for (const variable of variables) writeMeanings(to, variable);
  writeDocument(to, head.notes);
  writeMachine(to);
  const sets = multipleSets(variables);
  if (sets !== '') extension(to, 7, 1, sets);
  writeDisplay(to, variables);
  extension(to, 13, 1, variables.map(({ name, segments }) => `${segments[0].short}=${name}`).join('\t'));
  const long = variables.filter(({ segments }) => segments.length > 1);
  const widths = long.map(({ width, segments }) => `${segments[0].short}=${String(width).padStart(5, '0')}\0\t`);
  if (long.length > 0) extension(to, 14, 1, widths.join(''));
  extension(to, 20, 1, 'UTF-8');
  to.int32(999, 0);
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function writeHeader(to: ByteWriter, variables: readonly SavVariable[], { title, day, rows, weight }: SavHead): void {
  const last = variables.at(-1)!.segments.at(-1)!;
  const records = last.at - 1 + Math.max(1, eights(last.width) / 8);
  const [year, month, date] = day.split('-');
  to.text('$FL2', 4).text('@(#) SPSS DATA FILE Earshot', 60);
  to.int32(2, records, 1, weight?.segments[0].at ?? 0, rows).float64(BIAS);
  to.text(`${date} ${MONTHS[Number(month) - 1]} ${year!.slice(2)}`, 9).text('00:00:00', 8);
  to.text(cutTo(title, 64), 64).text('', 3);
}

/** Kinds of formats, and the width that a day needs: 23-NOV-2026. */
const STRING = 1;
const NUMBER = 5;
const DATE = 20;
const DATE_WIDTH = 11;

function formatOf({ column, decimals }: SavVariable, { width }: Segment): number {
  if (width > 0) return (STRING << 16) | (width << 8);
  if (column.kind === 'date') return (DATE << 16) | (DATE_WIDTH << 8);
  return (NUMBER << 16) | ((8 + decimals) << 8) | decimals;
}

function writeSegment(to: ByteWriter, variable: SavVariable, segment: Segment): void {
  const { column } = variable;
  const label = segment === variable.segments[0] ? labelText(column.label, LABEL_BYTES) : '';
  const format = formatOf(variable, segment);
  to.int32(2, segment.width, label === '' ? 0 : 1, column.missing ? -2 : 0, format, format).text(segment.short, 8);
  if (label !== '') {
    const length = bytesIn(label);
    to.int32(length).text(label, Math.ceil(length / 4) * 4);
  }
  // There is room for three missing numbers but not for four, so the four are a range that nothing else is in.
  if (column.missing) to.float64(column.missing.refused, column.missing.not_asked);
  for (let more = 1; more < eights(segment.width) / 8; more += 1) to.int32(2, -1, 0, 0, 0, 0).text('', 8);
}

function writeMeanings(to: ByteWriter, { column, segments }: SavVariable): void {
  const meanings = [...missingMeanings(column), ...column.meanings];
  if (meanings.length === 0) return;
  to.int32(3, meanings.length);
  for (const { number, label } of meanings) {
    const kept = shortened(label, MEANING_BYTES);
    const length = bytesIn(kept);
    to.float64(number)
      .octet(length)
      .text(kept, eights(length + 1) - 1);
  }
  to.int32(4, 1, segments[0].at);
}

function missingMeanings({ missing }: FileColumn): Meaning[] {
  if (!missing) return [];
  const states = ['dont_know', 'refused', 'not_asked', 'not_reached'] as const;
  return states.map((state) => ({ number: missing[state], label: MISSING_MEANINGS[state] }));
}

function writeDocument(to: ByteWriter, notes: readonly string[]): void {
  const lines = notes.flatMap(documentLines);
  if (lines.length === 0) return;
  to.int32(6, lines.length);
  for (const line of lines) to.text(line, DOCUMENT_BYTES);
}

/** A sentence in lines that fit, broken between words where it can be. */
function documentLines(note: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of note.split(/\s+/).map((each) => cutTo(each, DOCUMENT_BYTES))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (bytesIn(longer) <= DOCUMENT_BYTES) line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line];
}

/** How numbers and characters are stored: IEEE 754, least byte first, UTF-8. */
function writeMachine(to: ByteWriter): void {
  to.int32(7, 3, 4, 8).int32(1, 0, 0, -1, 1, 1, 2, 65001);
  to.int32(7, 4, 8, 3).float64(SYSTEM_MISSING, Number.MAX_VALUE, LOWEST);
}

const NOMINAL = 1;
const SCALE = 3;
const LEFT = 0;
const RIGHT = 1;

function writeDisplay(to: ByteWriter, variables: readonly SavVariable[]): void {
  const segments = variables.flatMap(({ column, segments: own }) => own.map(({ width }) => ({ column, width })));
  to.int32(7, 11, 4, segments.length * 3);
  for (const { column, width } of segments) {
    const isScale = column.kind === 'number' || column.kind === 'weight' || column.kind === 'date';
    to.int32(isScale ? SCALE : NOMINAL, width > 0 ? 24 : 10, width > 0 ? LEFT : RIGHT);
  }
}

function extension(to: ByteWriter, kind: number, size: number, text: string): void {
  const length = bytesIn(text);
  to.int32(7, kind, size, length / size).text(text, length);
}
