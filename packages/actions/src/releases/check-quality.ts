import { setImmediate } from 'node:timers/promises';
import { type CheckedInterview, type QualityReport, qualityReport } from '@earshot/fieldwork';
import { pathOf } from '@earshot/instrument';
import { answersForAnalysis, type InterviewMoments, interviewMoments } from '@earshot/store';
import { fieldworkStudy } from '../access/fieldwork-study.ts';
import type { Viewer } from '../access/permissions.ts';
import type { Study } from '../study.ts';
import type { World } from '../world.ts';
import type { ReleaseRefused } from './refused.ts';

export interface QualityRead {
  readonly study: Study;
  /** Null: everybody in the study. */
  readonly batchId: number | null;
  readonly report: QualityReport;
  /** So many of the latest interviews were looked at, since there are more; null: all of them were. */
  readonly cut: number | null;
  readonly simulated: { readonly rows: number; readonly of: number } | null;
}

/** Paths are followed one by one, which takes a few milliseconds each where a questionnaire is long. */
const MOST_INTERVIEWS = 1000;

/**
 * The quality checks of a batch, or of everybody in the study (null). When answers were given is read as fieldwork and
 * what was answered as analysis, which knows nobody who withdrew; neither sees who people are. Refuses as the desk does.
 */
export async function checkQuality(
  world: World,
  viewer: Viewer,
  { studyId, batchId }: { studyId: string; batchId: number | null },
): Promise<QualityRead | ReleaseRefused> {
  const study = fieldworkStudy(world, viewer, { studyId, needs: 'manage_sample' });
  if ('refused' in study) return study;
  const wanted = { studyId, batchId, most: MOST_INTERVIEWS };
  const moments = await world.store.transaction('fieldwork', (queries) => interviewMoments(queries, wanted));
  const known = new Map(moments.map((one) => [one.pseudonym, one]));
  const ours = await world.store.transaction('analysis', (queries) =>
    answersForAnalysis(queries, studyId, 'everybody', [...known.keys()]),
  );
  const interviews: CheckedInterview[] = [];
  for (const { pseudonym, answers, sample, mode, finished } of ours) {
    // Whoever is answering at this moment does not wait until all paths have been followed.
    if (interviews.length % 20 === 0) await setImmediate();
    const { values } = pathOf(study.questionnaire, answers, sample, mode);
    interviews.push({ mode, finished, values, ...timesOf(known.get(pseudonym)!) });
  }
  const rows = ours.filter(({ simulated }) => simulated).length;
  const report = qualityReport(study.questionnaire, interviews);
  const cut = moments.length === MOST_INTERVIEWS ? MOST_INTERVIEWS : null;
  return { study, batchId, report, cut, simulated: rows === 0 ? null : { rows, of: ours.length } };
}

function timesOf({ moments, lastQuestion }: InterviewMoments): Pick<CheckedInterview, 'moments' | 'lastQuestion'> {
  return { moments: moments.map((milliseconds) => new Date(milliseconds)), lastQuestion };
}
