import type { CheckedRow } from './check-list-row.ts';
import type { ListFault, ListFaultCode } from './list-fault.ts';

/** What we hold about a person on a new list, found by address or number. */
export interface KnownPerson {
  /** In the study that the list is for; false: in another one of its panel. */
  readonly inThisStudy: boolean;
  readonly authorityCode: string | null;
  readonly suppressed: boolean;
}

/**
 * Leaves out a row whose person is known already, or wants no contact. The reasons are for the people who run the
 * study: an authority is not told whom we know, since it would learn who answered or refused.
 */
export function withoutKnown(row: CheckedRow, known: readonly KnownPerson[]): CheckedRow {
  const code = row.person && reasonOf(known, row.person.authority.code);
  if (!code) return row;
  const fault: ListFault = { line: row.line, code, column: null, detail: null };
  return { line: row.line, person: null, faults: [...row.faults, fault] };
}

function reasonOf(known: readonly KnownPerson[], authorityCode: string): ListFaultCode | null {
  const here = known.filter(({ inThisStudy, suppressed }) => inThisStudy && !suppressed);
  if (here.some((one) => one.authorityCode === authorityCode)) return 'known-here';
  if (here.length > 0) return 'known-elsewhere';
  if (known.some(({ suppressed }) => suppressed)) return 'suppressed';
  return known.length > 0 ? 'known-in-panel' : null;
}
