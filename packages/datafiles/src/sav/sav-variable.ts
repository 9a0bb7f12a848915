import type { Dataset } from '@earshot/dataset';
import type { DataFileAbout } from '../data-file-about.ts';
import { type FileColumn, fileColumns } from '../file-column.ts';
import { fileNames } from '../file-names.ts';
import { bytesIn } from '../shorten.ts';
import { eights } from './byte-writer.ts';

/** A column with what SPSS calls it and how it stores it. */
export interface SavVariable {
  readonly column: FileColumn;
  /** What people see: up to 64 letters, digits and underscores. */
  readonly name: string;
  /** Bytes of the longest text; 0 for numbers. */
  readonly width: number;
  /** Places after the point that its numbers are shown with. */
  readonly decimals: number;
  /** Where it is stored: one segment, or several for a text of more than 255 bytes. */
  readonly segments: readonly [Segment, ...Segment[]];
}

export interface Segment {
  /** The name of eight letters at most by which old records call it, which nobody sees. */
  readonly short: string;
  /** As declared; 0 for numbers. */
  readonly width: number;
  /** The number, from 1, of its first record in the dictionary, which counts eights of bytes. */
  readonly at: number;
}

/** Words of the command language, which cannot name a variable. */
const RESERVED = new Set('all and by eq ge gt le lt ne not or to with'.split(' '));
const RULES = { most: 64, isReserved: (word: string) => RESERVED.has(word) };

/** A longer text is a string of several segments, declared as if each held 252 bytes. */
const ONE_SEGMENT = 255;
const DECLARED = 252;
/** The widest string that there can be. */
export const WIDEST = 32_767;

/** The columns of a dataset as variables of a .sav file, in order. */
export function savVariables(dataset: Dataset, about: DataFileAbout): SavVariable[] {
  const columns = fileColumns(dataset, about);
  const names = fileNames(
    columns.map(({ wanted }) => wanted),
    RULES,
  );
  let segments = 0;
  let at = 1;
  return columns.map((column, index) => {
    const width = column.kind === 'text' ? widestText(column, dataset.rows) : 0;
    const place = (each: number): Segment => {
      segments += 1;
      const segment = { short: `V${segments}`, width: each, at };
      at += Math.max(1, eights(each) / 8);
      return segment;
    };
    const [first, ...more] = segmentWidths(width);
    const stored = [place(first), ...more.map(place)] as const;
    return { column, name: names[index]!, width, decimals: decimalsOf(column, dataset.rows), segments: stored };
  });
}

function widestText({ textAt }: FileColumn, rows: number): number {
  let widest = 1;
  for (let row = 0; row < rows; row += 1) widest = Math.max(widest, bytesIn(textAt(row) ?? ''));
  return Math.min(widest, WIDEST);
}

function segmentWidths(width: number): [number, ...number[]] {
  if (width <= ONE_SEGMENT) return [width];
  const more = Math.ceil(width / DECLARED) - 2;
  return [ONE_SEGMENT, ...new Array<number>(more).fill(ONE_SEGMENT), width - (more + 1) * DECLARED];
}

const MOST_DECIMALS = 4;

function decimalsOf({ kind, numberAt }: FileColumn, rows: number): number {
  if (kind === 'weight') return MOST_DECIMALS;
  if (kind !== 'number') return 0;
  let most = 0;
  for (let row = 0; row < rows; row += 1) {
    const text = String(numberAt(row));
    const point = text.indexOf('.');
    if (point >= 0) most = Math.max(most, text.length - point - 1);
  }
  return Math.min(most, MOST_DECIMALS);
}
