import type { PreviewedStudy } from '@earshot/actions';
import type { State, Value, Variable } from '@earshot/dataset';
import {
  type Mode,
  type Path,
  type Questionnaire,
  questionnaireVariables,
  type Step,
  type WhyAsked,
  whyAsked,
} from '@earshot/instrument';
import { questionnaireOf, sampleField } from './walking.ts';
import type { Walk } from './walks.ts';

export const MODES_IN_WORDS: Readonly<Record<Mode, string>> = {
  web: 'online, as the respondent sees it',
  telephone: 'by telephone, as the interviewer sees it',
};

/** What stands beside a page of a preview: why it is asked, what was passed over, and what is known so far. */
export function panelView(study: PreviewedStudy, walk: Walk, path: Path, steps: readonly Step[]) {
  const questionnaire = questionnaireOf(study, walk.language);
  const all = whyAsked(questionnaire, walk.answers, walk.sample, walk.mode);
  const shown = new Set(steps.map((step) => step.question.id));
  const place = all.findIndex(({ element }) => shown.has(element.id));
  const before = place === -1 ? all : all.slice(0, place);
  return {
    why: all.filter(({ element }) => shown.has(element.id)).map(({ element, reason }) => ({ id: element.id, reason })),
    passedOver: before.filter(({ standing }) => standing === 'not_asked').map(passed),
    jumps: jumpsOf(questionnaire),
    known: knownValues(questionnaire, path),
    settings: settingsView(study, walk),
  };
}

function passed({ element, reason }: WhyAsked) {
  return { id: element.id, kind: KINDS[element.kind] ?? 'question', reason };
}

const KINDS: Readonly<Record<string, string>> = { note: 'note', close: 'close' };

/** All questions by their blocks, to be chosen from. */
function jumpsOf({ blocks }: Questionnaire) {
  return blocks.map(({ title, elements }) => ({
    title,
    questions: elements
      .filter((element) => element.kind !== 'note' && element.kind !== 'close')
      .map((element) => ({ id: element.id, text: shortened(element.label) })),
  }));
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

function knownValues(questionnaire: Questionnaire, path: Path) {
  return questionnaireVariables(questionnaire).flatMap((variable) => {
    const value = path.values[variable.name];
    if (!value || value.state === 'not_reached' || value.state === 'not_asked') return [];
    return [{ name: variable.name, label: variable.label, value: inWords(variable, value) }];
  });
}

function inWords(variable: Variable, value: Value): string {
  if (value.state !== 'answered') return STATES[value.state];
  const codes: unknown[] = [value.value].flat();
  const categories = 'categories' in variable ? variable.categories : [];
  return codes.map((code) => categories.find((category) => category.code === code)?.label ?? String(code)).join(', ');
}

const STATES: Readonly<Record<State, string>> = {
  answered: 'answered',
  dont_know: 'don’t know',
  refused: 'refused or left blank',
  not_asked: 'not asked',
  not_reached: 'not reached',
};

/** The mode, the language and what is known beforehand, to be chosen; each with what there is to choose from. */
export function settingsView(study: PreviewedStudy, walk: Pick<Walk, 'mode' | 'language' | 'sample'>) {
  const own = study.questionnaires[0]!;
  return {
    modes: own.modes.map((mode) => ({ value: mode, text: MODES_IN_WORDS[mode], isChosen: mode === walk.mode })),
    languages: study.questionnaires.map(({ language }) => ({
      value: language,
      text: languageName(language),
      isChosen: language === walk.language,
    })),
    sample: own.sample.map((variable) => sampleControl(variable, walk.sample[variable.name])),
  };
}

function sampleControl(variable: Variable, value: Value | undefined) {
  const given = value?.state === 'answered' ? String(value.value) : '';
  const categories = 'categories' in variable ? variable.categories : null;
  return {
    name: sampleField(variable),
    label: variable.label,
    value: given,
    choices: categories?.map(({ code, label }) => ({ value: code, text: label, isChosen: code === given })) ?? null,
  };
}

/** The name of a language in English; its code when the platform does not know it. */
function languageName(code: string): string {
  return new Intl.DisplayNames('en-GB', { type: 'language' }).of(code) ?? code;
}
