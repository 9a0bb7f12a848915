import type { Table } from '@earshot/tables';
import { DEFINITIONS } from '../measures/measure-catalogue.ts';
import { countMonth } from '../measures/month-counts.ts';
import { inForce, type Scheme } from '../scheme/scheme.ts';
import type { Snapshot } from '../snapshot.ts';
import { agencyTables } from './agency-tables.ts';
import { versionWords } from './caseload-notes.ts';
import { caseloadTables } from './caseload-tables.ts';
import { type SnapshotFinding, snapshotFindings } from './findings.ts';
import { gradesTable } from './grades-table.ts';
import { headlineTable, seriesTable } from './headline-table.ts';
import { pipelineTable } from './pipeline-table.ts';
import { serviceTable } from './service-table.ts';

/** All that is shown of a month: nothing in it is about fewer people than may be shown. */
export interface SnapshotPage {
  readonly month: string;
  readonly day: string;
  readonly authority: string | null;
  /** The version of the points scheme that the month has, in words; null where none is in force. */
  readonly points: string | null;
  readonly findings: readonly SnapshotFinding[];
  readonly tables: readonly Table[];
  /** What each measure is. */
  readonly definitions: typeof DEFINITIONS;
  /** Files that were not given. */
  readonly notGiven: readonly string[];
}

/**
 * The page of a month: its measures, tables and sentences, small groups withheld. Each month is counted by the versions of
 * the scheme in force on its last day.
 * @param earlier snapshots of earlier months, in any order; later ones are left out.
 */
export function snapshotPage(snapshot: Snapshot, earlier: readonly Snapshot[], scheme: Scheme): SnapshotPage {
  const counts = countMonth(snapshot, scheme);
  const before = earlier
    .filter(({ month }) => month < snapshot.month)
    .sort((a, b) => a.month.localeCompare(b.month))
    .map((one) => countMonth(one, scheme));
  const tables = [
    headlineTable(counts, before),
    ...(counts.establishment.grades.length > 0 ? [gradesTable(counts)] : []),
    ...agencyTables(counts),
    ...caseloadTables(counts),
    ...pipelineTable(counts),
    ...serviceTable(counts),
    ...(before.length > 0 ? [seriesTable(counts, before)] : []),
  ];
  const version = inForce(scheme.points, snapshot.day);
  const names = ['posts', 'people', 'cover', 'cases', 'offers'] as const;
  return {
    month: snapshot.month,
    day: snapshot.day,
    authority: scheme.authority,
    points: version && versionWords(version),
    findings: snapshotFindings(tables),
    tables,
    definitions: DEFINITIONS,
    notGiven: names.filter((name) => snapshot[name] === null).map((name) => `${name}.csv`),
  };
}
