import type { Dataset } from '@earshot/dataset';
import type { Problem } from '@earshot/planfile';
import { type Report, readReport } from '@earshot/report';
import type { Table } from '@earshot/tables';
import { studyTables } from '../analysis/study-tables.ts';
import type { PublishedFigures } from '../published-figures.ts';
import type { Study } from '../study.ts';

/** A report with the tables that its numbers come from. */
export interface BuiltReport {
  readonly report: Report;
  readonly tables: ReadonlyMap<string, Table>;
}

/** Builds a study's report from a dataset of its answers. Returns it, perhaps with warnings, or every problem. */
export async function buildStudyReport(
  study: Study,
  dataset: Dataset,
  published: PublishedFigures,
): Promise<{ built: BuiltReport | null; problems: Problem[] }> {
  const { tables, problems } = await studyTables(study, dataset, published);
  if (!tables) return { built: null, problems };
  const { report, problems: unbound } = readReport(study.report.file, study.report.text, tables, study.sources);
  return { built: report ? { report, tables } : null, problems: [...problems, ...unbound] };
}
