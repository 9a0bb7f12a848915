import type { PreviewedStudy } from '@earshot/actions';
import { answered, type Variable } from '@earshot/dataset';
import { type Answers, type Fields, type Mode, type Path, pathOf, type Questionnaire } from '@earshot/instrument';
import { chosen } from '../answering/choice-items.ts';
import type { Walk } from './walks.ts';

/** The questionnaire in the language of a walk; in its own when it has no such language. */
export function questionnaireOf({ questionnaires }: PreviewedStudy, language: string): Questionnaire {
  return questionnaires.find((one) => one.language === language) ?? questionnaires[0]!;
}

export function pathOfWalk(questionnaire: Questionnaire, { answers, sample, mode }: Walk): Path {
  return pathOf(questionnaire, answers, sample, mode);
}

/** What somebody chose to walk as. Anything that the study does not have becomes what it has first. */
export function settingsFrom(
  { questionnaires }: PreviewedStudy,
  fields: Fields,
): Pick<Walk, 'mode' | 'language' | 'sample'> {
  const own = questionnaires[0]!;
  const [mode, language] = [one(fields.mode), one(fields.language)];
  return {
    mode: own.modes.find((candidate) => candidate === mode) ?? firstMode(own),
    language: questionnaires.find((candidate) => candidate.language === language)?.language ?? own.language,
    sample: Object.fromEntries(own.sample.flatMap((variable) => known(variable, one(fields[sampleField(variable)])))),
  };
}

/** The field of something that is known beforehand; no question's field can look like it. */
export function sampleField({ name }: Variable): string {
  return `sample-${name}`;
}

export function firstMode({ modes }: Questionnaire): Mode {
  return modes[0] ?? 'web';
}

/** Most characters that are taken of what is known of somebody. */
const LONGEST = 200;

function known(variable: Variable, text: string): [string, Answers[string]][] {
  const given = text.trim().slice(0, LONGEST);
  if (given === '') return [];
  if ('categories' in variable && !variable.categories.some(({ code }) => code === given)) return [];
  return [[variable.name, answered(given)]];
}

function one(field: Fields[string]): string {
  return chosen(field)[0] ?? '';
}
