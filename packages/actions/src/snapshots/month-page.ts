import { type Problem, usable } from '@earshot/planfile';
import { tableJson } from '@earshot/report';
import { type SnapshotPage, snapshotPage } from '@earshot/snapshot';
import type { Table } from '@earshot/tables';
import type { PublishedFigures } from '../published-figures.ts';
import { monthsBefore } from './months-before.ts';
import { publishedBeside } from './published-beside.ts';
import { type MonthWanted, readMonthFolder } from './read-month-folder.ts';
import { snapshotHtml } from './snapshot-report.ts';

/** The page of a month, in each of its forms. */
export interface MonthPage {
  readonly page: SnapshotPage;
  /** All tables, those of the published census among them. */
  readonly tables: readonly Table[];
  /** Folders of earlier months that could not be used. */
  readonly leftOut: readonly string[];
  readonly json: unknown;
  /** @param builtAt in ISO 8601. */
  html(builtAt: string): Promise<string>;
}

/**
 * The page of a month from its folder, with the months before it that stand beside it, and the DfE’s figures where the
 * scheme names an authority that has any. There is none of files with an error in them: one true page a month.
 * @returns a sentence where there is nothing to read.
 */
export function monthPage(
  wanted: MonthWanted,
  published: () => PublishedFigures,
): { made: MonthPage | null; problems: readonly Problem[] } | { readonly sentence: string } {
  const read = readMonthFolder(wanted);
  if ('sentence' in read) return read;
  if ('schemeProblems' in read) return { made: null, problems: read.schemeProblems };
  const { snapshot, scheme, schemeFile, problems } = read;
  if (!usable(problems)) return { made: null, problems };
  const { snapshots, leftOut } = monthsBefore(wanted, snapshot.month, schemeFile);
  const page = snapshotPage(snapshot, snapshots, scheme);
  const further = scheme.authority === null ? [] : censusTables(page, scheme.authority, published());
  const tables = [...page.tables, ...further];
  const json = jsonOf(page, tables);
  return { made: { page, tables, leftOut, json, html: (builtAt) => snapshotHtml(page, further, builtAt) }, problems };
}

function censusTables(page: SnapshotPage, authority: string, { indicators, authorities }: PublishedFigures): Table[] {
  const table = publishedBeside(page.tables[0]!, authority, indicators, authorities);
  return table ? [table] : [];
}

/** A page as plain data: what it says, and its tables; nothing that they withhold. */
function jsonOf(
  { month, day, authority, points, notGiven, findings, definitions }: SnapshotPage,
  tables: readonly Table[],
): unknown {
  const simulated = tables[0]!.simulated !== null;
  return {
    month,
    day,
    authority,
    points,
    notGiven,
    simulated,
    sentences: findings,
    definitions,
    tables: tables.map(tableJson),
  };
}
