import { type CheckedInterview, type QualityReport, qualityReport } from '@earshot/fieldwork';
import { pathOf } from '@earshot/instrument';
import { answersForAnalysis, type InterviewMoments, interviewMoments } from '@earshot/store';
import type { Viewer } from '../access/permissions.ts';
import { fieldworkStudy } from '../organisations/refused.ts';
import type { Study } from '../study.ts';
import type { World } from '../world.ts';
import type { ReleaseRefused } from './refused.ts';

export interface QualityRead {
  readonly study: Study;
  /** Null: everybody in the study. */
  readonly batchId: number | null;
  readonly report: QualityReport;
  readonly simulated: { readonly rows: number; readonly of: number } | null;
}

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
  const moments = await world.store.transaction('fieldwork', (queries) => interviewMoments(queries, studyId, batchId));
  const people = await world.store.transaction('analysis', (queries) =>
    answersForAnalysis(queries, studyId, 'everybody'),
  );
  const known = new Map(moments.map((one) => [one.pseudonym, one]));
  const ours = people.filter(({ pseudonym }) => known.has(pseudonym));
  const interviews = ours.map((person): CheckedInterview => {
    const { values } = pathOf(study.questionnaire, person.answers, person.sample, person.mode);
    const { mode, finished } = person;
    return { mode, finished, values, ...timesOf(known.get(person.pseudonym)!) };
  });
  const rows = ours.filter(({ simulated }) => simulated).length;
  const report = qualityReport(study.questionnaire, interviews);
  return { study, batchId, report, simulated: rows === 0 ? null : { rows, of: ours.length } };
}

function timesOf({ moments, lastQuestion }: InterviewMoments): Pick<CheckedInterview, 'moments' | 'lastQuestion'> {
  return { moments: moments.map((milliseconds) => new Date(milliseconds)), lastQuestion };
}
