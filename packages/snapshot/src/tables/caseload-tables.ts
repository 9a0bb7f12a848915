import type { Table } from '@earshot/tables';
import type { MonthCounts } from '../measures/month-counts.ts';
import { overFullByGrade } from '../measures/over-full.ts';
import { fullBandsTable, fullTable, protectedTable } from './caseload-full.ts';
import { bandsTable, byGradeTable, spreadTable } from './caseload-spread.ts';

/** Caseloads as bands and by grade, never by worker; none where nobody holds a case. */
export function caseloadTables(counts: MonthCounts): Table[] {
  const { caseloads } = counts;
  if (!caseloads || caseloads.held.length === 0) return [];
  const full = overFullByGrade(
    caseloads.held,
    counts.establishment.grades.map(({ grade }) => grade),
  );
  return [
    bandsTable(counts, caseloads),
    spreadTable(counts, caseloads),
    byGradeTable(counts, caseloads),
    ...(full.grades.length === 0 ? [] : [fullTable(counts, caseloads, full), fullBandsTable(counts, caseloads, full)]),
    ...protectedTable(counts, caseloads),
  ];
}
