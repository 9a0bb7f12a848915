import type { OwnCollection, ReadReturn } from '@earshot/census';
import type { Table } from '@earshot/tables';
import type { CheckedReturn } from './check-return.ts';

/** What a thread is asked of a return: to read and count one, or to count one that was read at another day. Plain data. */
export type ReturnTask =
  | {
      readonly kind: 'check';
      readonly bytes: Uint8Array;
      readonly format: 'xml' | 'csv';
      readonly year: number | null;
      readonly own: OwnCollection | null;
      /** The three digits of the only authority whose return is counted and shown; null for any. */
      readonly onlyOf: string | null;
      /** A day of the census year; null for its last. */
      readonly day: string | null;
    }
  | { readonly kind: 'count'; readonly read: ReadReturn; readonly digest: string | null; readonly day: string };

/** What came of it. */
export interface CountedReturn {
  readonly checked: CheckedReturn;
  /** At the day of the measures; none where nothing was counted. */
  readonly tables: readonly Table[];
}

/** How far the reading is, in bytes; without one the tables are being made. */
export interface ReturnStep {
  readonly done: number;
  readonly whole: number;
}
