import type { Table } from '@earshot/tables';
import { headlineOf } from '../measures/headline.ts';
import { DEFINITIONS } from '../measures/measure-catalogue.ts';
import type { MeasuredMonth } from '../measures/measured-month.ts';
import { countMonth, type MonthCounts } from '../measures/month-counts.ts';
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

/**
 * All that is ever shown of a month, without what other months are to it: plain data, which can be kept. Nothing in it is
 * about fewer people than may be shown.
 */
export interface MonthParts {
  readonly measured: MeasuredMonth;
  readonly tables: readonly Table[];
  /** The version of the points scheme that the month has, in words; null where none is in force. */
  readonly points: string | null;
  /** Files that were not given. */
  readonly notGiven: readonly string[];
}

/** A month as it is shown. */
export interface SnapshotPage extends Omit<MonthParts, 'measured'> {
  readonly month: string;
  readonly day: string;
  readonly authority: string | null;
  readonly findings: readonly SnapshotFinding[];
  /** What each measure is. */
  readonly definitions: typeof DEFINITIONS;
}

/** Counts a month, withholds what is about few people, and forgets the rest. */
export function monthParts(snapshot: Snapshot, scheme: Scheme): MonthParts {
  const counts = countMonth(snapshot, scheme);
  const version = inForce(scheme.points, snapshot.day);
  const names = ['posts', 'people', 'cover', 'cases', 'offers'] as const;
  return {
    measured: measuredOf(counts),
    tables: [
      ...(counts.establishment.grades.length > 0 ? [gradesTable(counts)] : []),
      ...agencyTables(counts),
      ...caseloadTables(counts),
      ...pipelineTable(counts),
      ...serviceTable(counts),
    ],
    points: version && versionWords(version),
    notGiven: names.filter((name) => snapshot[name] === null).map((name) => `${name}.csv`),
  };
}

function measuredOf(counts: MonthCounts): MeasuredMonth {
  const { month, day, authority, simulated } = counts;
  return { month, day, authority, simulated, measures: headlineOf(counts) };
}

/** The page of a month among others. @param others in any order; those that are not earlier are left out. */
export function pageOfMonth({ measured, ...parts }: MonthParts, others: readonly MeasuredMonth[]): SnapshotPage {
  const { month, day, authority } = measured;
  const earlier = others.filter((one) => one.month < month).sort((a, b) => a.month.localeCompare(b.month));
  const tables = [
    headlineTable(measured, earlier),
    ...parts.tables,
    ...(earlier.length > 0 ? [seriesTable(measured, earlier)] : []),
  ];
  return { ...parts, month, day, authority, tables, findings: snapshotFindings(tables), definitions: DEFINITIONS };
}

/**
 * The page of a month: its measures, tables and sentences, small groups withheld. Each month is counted by the versions of
 * the scheme in force on its last day.
 * @param others snapshots of other months, in any order; those that are not earlier are left out.
 */
export function snapshotPage(snapshot: Snapshot, others: readonly Snapshot[], scheme: Scheme): SnapshotPage {
  const measured = others.map((one) => measuredOf(countMonth(one, scheme)));
  return pageOfMonth(monthParts(snapshot, scheme), measured);
}
