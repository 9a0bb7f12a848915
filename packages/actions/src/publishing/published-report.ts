import type { Block, Report } from '@earshot/report';
import type { Table } from '@earshot/tables';
import type { RegionPage } from '@earshot/workforce';
import { numbered, tablesOf } from './blocks.ts';

/** A page of published figures before it is drawn, with everything that can be taken away from it. */
export interface PublishedReport {
  /** Of the place, or of what the page is about. */
  readonly name: string;
  readonly title: string;
  readonly report: Report;
  /** Every table of the page, and every one that a chart of it draws. */
  readonly tables: readonly Table[];
  /** The page as plain data: what the command line prints with `--json`. */
  readonly json: unknown;
  /** The release that its figures are from. */
  readonly release: RegionPage['release'];
}

/** A page from its blocks, which it numbers. @param title left out, the place’s name with what the pages are about. */
export function publishedReport({
  name,
  title = `${name}: the children’s social work workforce`,
  blocks,
  json,
  release,
}: Pick<PublishedReport, 'name' | 'json' | 'release'> & {
  readonly title?: string;
  readonly blocks: readonly Block[];
}): PublishedReport {
  const report: Report = { blocks: numbered(blocks), stated: [], simulated: null };
  return { name, title, report, tables: tablesOf(report.blocks), json, release };
}
