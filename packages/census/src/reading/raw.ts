// What stands in a file before it is understood. It holds registration numbers and birth dates, and never leaves this folder.

/** One element of the XML or one filled cell of a CSV, as text with the spaces around it taken off. */
export interface RawField {
  readonly element: string;
  readonly text: string;
  readonly line: number;
}

export interface RawWorker {
  readonly kind: 'worker';
  /** Its place among the workers of the file, from 1. */
  readonly number: number;
  readonly line: number;
  readonly fields: readonly RawField[];
}

/** The header, or the counts of the whole authority. */
export interface RawBlock {
  readonly kind: 'header' | 'authority' | 'unknown';
  readonly name: string;
  readonly line: number;
  readonly fields: readonly RawField[];
}

/** Why reading ended before the file did: one of the F rules, with where and what to do. */
export interface Ending {
  readonly rule: string;
  readonly line: number;
  readonly sentence: string;
}

/** Who is handed what is read, in the order of the file. */
export interface RawReceiver {
  take(part: RawWorker | RawBlock): void;
}
