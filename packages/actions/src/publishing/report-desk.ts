import type { Problem } from '@earshot/planfile';
import { renderReportBody } from '@earshot/report';
import { reportedState } from '@earshot/store';
import { waitsForAnswers } from '@earshot/tables';
import { studyDataset } from '../analysis/study-dataset.ts';
import type { PublishedFigures } from '../published-figures.ts';
import type { World } from '../world.ts';
import { type BuiltReport, buildStudyReport } from './study-report.ts';

export interface FinishedReport {
  readonly title: string;
  readonly bodyHtml: string;
  /** What its numbers come from. */
  readonly tables: BuiltReport['tables'];
  /** ISO 8601. */
  readonly builtAt: string;
}

export interface UnbuiltReport {
  /** Whether it only waits for more answers; then there is nothing to mend. */
  readonly waiting: boolean;
  /** How many people have sent their answers. */
  readonly finished: number;
  readonly problems: readonly Problem[];
}

/** The report of a study as its answers are now. */
export type ReportDesk = (studyId: string) => Promise<FinishedReport | UnbuiltReport>;

/**
 * Keeps each study's report as long as nobody has sent answers, withdrawn, been erased or restricted since it was built. Two people who ask at the
 * same time wait for one building.
 */
export function reportDesk(world: World, figures: () => PublishedFigures): ReportDesk {
  const kept = new Map<string, { stamp: string; building: Promise<FinishedReport | UnbuiltReport> }>();
  return async (studyId) => {
    const stamp = await world.store.transaction('desk', (queries) => reportedState(queries, studyId));
    const known = kept.get(studyId);
    if (known?.stamp === stamp) return known.building;
    const building = build(world, figures(), studyId);
    kept.set(studyId, { stamp, building });
    building.catch(() => {
      if (kept.get(studyId)?.building === building) kept.delete(studyId);
    });
    return building;
  };
}

async function build(
  world: World,
  figures: PublishedFigures,
  studyId: string,
): Promise<FinishedReport | UnbuiltReport> {
  const study = world.studies.get(studyId);
  if (!study) throw new Error(`reportDesk: there is no study ${studyId}.`);
  const dataset = await studyDataset(world, study);
  const { built, problems } = await buildStudyReport(study, dataset, figures);
  if (!built) return { problems, waiting: waitsForAnswers(problems), finished: dataset.rows };
  const { report, tables } = built;
  return {
    title: study.title,
    bodyHtml: await renderReportBody(report),
    tables,
    builtAt: world.now().toISOString(),
  };
}
