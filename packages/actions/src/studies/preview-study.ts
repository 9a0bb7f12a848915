import { type Questionnaire, readQuestionnaire } from '@earshot/instrument';
import { type Problem, readPlan, shapePlan } from '@earshot/planfile';
import type { Study } from '../study.ts';
import type { StudyFolder } from './read-study.ts';
import { readTranslations } from './read-translations.ts';
import { studyShape } from './study-shape.ts';

/** As much of a study as can be walked before anybody answers: its questionnaire, and its texts where it has them. */
export interface PreviewedStudy {
  readonly id: string;
  readonly title: string;
  /** Empty for a folder that has no study.yml yet. */
  readonly organisation: string;
  /** Markdown; null for a folder that has no study.yml yet. */
  readonly welcome: string | null;
  readonly thanks: string | null;
  /** The questionnaire in each of its languages; its own comes first. */
  readonly questionnaires: readonly Questionnaire[];
}

/**
 * Reads what a preview needs of a folder, which may hold nothing but a questionnaire.yml. Whatever can be shown is: only
 * without a usable questionnaire there is no study. All problems come back.
 */
export function previewStudy(folder: StudyFolder): { study: PreviewedStudy | null; problems: Problem[] } {
  const file = folder.name('questionnaire.yml');
  const text = folder.read('questionnaire.yml');
  if (text === null) {
    const sentence = 'There is no questionnaire.yml here, so there is nothing to show.';
    const place = { file, line: 1, column: 1 };
    return { study: null, problems: [{ code: 'study-file-missing', severity: 'error', place, sentence }] };
  }
  const { questionnaire, problems } = readQuestionnaire(file, text);
  if (!questionnaire) return { study: null, problems };
  const about = aboutIn(folder);
  const others = readTranslations(folder, questionnaire);
  const { title = questionnaire.title, organisation = '', welcome = null, thanks = null } = about.texts;
  const questionnaires = [questionnaire, ...others.translations.values()];
  const study = { id: folder.id, title, organisation, welcome, thanks, questionnaires };
  return { study, problems: [...problems, ...about.problems, ...others.problems] };
}

/** What a preview shows of a study that has been read. */
export function previewOf({
  id,
  title,
  organisation,
  welcome,
  thanks,
  questionnaire,
  translations,
}: Study): PreviewedStudy {
  return { id, title, organisation, welcome, thanks, questionnaires: [questionnaire, ...translations.values()] };
}

type About = Partial<Pick<Study, 'title' | 'organisation' | 'welcome' | 'thanks'>>;

function aboutIn(folder: StudyFolder): { texts: About; problems: readonly Problem[] } {
  const text = folder.read('study.yml');
  if (text === null) return { texts: {}, problems: [] };
  const { plan, problems } = readPlan(folder.name('study.yml'), text);
  if (!plan) return { texts: {}, problems };
  const { value, problems: found } = shapePlan(plan, studyShape);
  return { texts: value ?? {}, problems: [...problems, ...found] };
}
