import type { CheckedRow } from './check-list-row.ts';
import { isLeftOut, LIST_FAULTS, type ListFaultCode } from './list-fault.ts';

/** What became of the rows of a list. `kept` and the numbers of `leftOut` add up to `rows`. */
export interface ListCounts {
  readonly rows: number;
  readonly kept: number;
  readonly withEmail: number;
  readonly withPhone: number;
  /** Rows left out, by the first reason of each. */
  readonly leftOut: Readonly<Partial<Record<ListFaultCode, number>>>;
  /** Kept rows that have such a fault; one row can have several. */
  readonly keptWithFault: Readonly<Partial<Record<ListFaultCode, number>>>;
}

export const NO_ROWS: ListCounts = { rows: 0, kept: 0, withEmail: 0, withPhone: 0, leftOut: {}, keptWithFault: {} };

/** The counts with some more rows. */
export function countRows(counts: ListCounts, rows: readonly CheckedRow[]): ListCounts {
  const leftOut = { ...counts.leftOut };
  const keptWithFault = { ...counts.keptWithFault };
  let { kept, withEmail, withPhone } = counts;
  for (const { person, faults } of rows) {
    const reason = faults.find(({ code }) => LIST_FAULTS[code].row === 'left_out');
    if (reason) leftOut[reason.code] = (leftOut[reason.code] ?? 0) + 1;
    if (!person || isLeftOut(faults)) continue;
    kept += 1;
    if (person.email !== null) withEmail += 1;
    if (person.phone !== null) withPhone += 1;
    for (const code of new Set(faults.map((fault) => fault.code))) {
      keptWithFault[code] = (keptWithFault[code] ?? 0) + 1;
    }
  }
  return { rows: counts.rows + rows.length, kept, withEmail, withPhone, leftOut, keptWithFault };
}
