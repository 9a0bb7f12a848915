import { createHash } from 'node:crypto';
import type { ExportedStudy } from '@earshot/exchange';
import { readPlan, shapePlan } from '@earshot/planfile';
import type { ExportSource } from './export-questionnaire.ts';
import type { StudyFolder } from './read-study.ts';
import { studyShape, toldShape } from './study-shape.ts';

/**
 * A questionnaire with the facts of its study.yml, for formats that name them: in the language of the questionnaire
 * where a study.cy.yml says them. A folder without a study.yml that can be read is known by its questionnaire’s title;
 * what is wrong with the file is for `earshot check` to say.
 */
export function exportedStudy({ folder, questionnaire, translations, ownLanguage, date }: ExportSource): ExportedStudy {
  const text = folder.read('questionnaire.yml') ?? '';
  const own = textsIn(folder, 'study.yml', studyShape.partial());
  const isOwn = questionnaire.language === ownLanguage;
  const told = isOwn ? {} : textsIn(folder, `study.${questionnaire.language}.yml`, toldShape);
  const { title, summary, organisation } = isOwn ? own : { organisation: own.organisation, ...told };
  return {
    id: folder.id,
    title: title ?? questionnaire.title,
    summary: summary ?? null,
    organisation: organisation ?? null,
    contact: own.contact ?? null,
    version: createHash('sha256').update(text).digest('hex'),
    date,
    questionnaire,
    labelLanguage: ownLanguage,
    translations,
  };
}

interface StudyTexts {
  readonly title?: string | undefined;
  readonly summary?: string | undefined;
  readonly organisation?: string | undefined;
  readonly contact?: string | undefined;
}

function textsIn(folder: StudyFolder, file: string, shape: Parameters<typeof shapePlan<StudyTexts>>[1]): StudyTexts {
  const text = folder.read(file);
  const plan = text === null ? null : readPlan(folder.name(file), text).plan;
  return (plan && shapePlan(plan, shape).value) || {};
}
