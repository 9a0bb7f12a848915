import type { Mode, Option, Question } from '@earshot/instrument';
import type { ExportLanguages } from './export-sheet.ts';
import type { LostFeatures } from './lost-features.ts';

/** Says what an XLSForm cannot hold of a questionnaire as a whole. */
export function loseOfQuestionnaire({ questionnaires, mode }: ExportLanguages, lost: LostFeatures): void {
  const [own, ...others] = questionnaires;
  const { modes, minutes, waves, sources, removed, title } = own!;
  if (others.some((other) => other.title !== title)) lost.add('The title of the form is in one language');
  if (modes.length > 1) lost.add(`The form has one wording for all: that for the ${mode}`);
  if (Object.keys(minutes).length > 0) lost.add('How many minutes people are promised is not said there');
  if (waves.size > 0) lost.add('Which wave an answer comes from is not said there', [...waves.keys()].join(', '));
  for (const source of sources.keys()) lost.add('The sources of items are not said there', source);
  for (const { item } of removed)
    lost.add('Items of earlier waves that are no longer asked are not listed there', item);
}

/** Says what an XLSForm cannot hold of one question. */
export function loseOfQuestion(question: Question, mode: Mode, lost: LostFeatures): void {
  const { id, definition, addIfNecessary, reading, base, item, checks, label, text, source } = question;
  const lose = (sentence: string, isUsed: boolean): void => {
    if (isUsed) lost.add(sentence, id);
  };
  lose(
    'Definitions and what may be added if necessary stand with the notes for the interviewer',
    Boolean(definition ?? addIfNecessary),
  );
  lose('Whether options are read out is not said there', reading !== null);
  lose('Who is meant to be asked is not stated apart from the condition', base !== null);
  lose('The identity of items across waves is not kept there', item !== id);
  lose('Where an item was taken from is not said there', source !== null);
  lose(
    'Soft checks are not asked there; whoever gives such an answer counts as having confirmed it',
    checks.some((check) => check.kind === 'soft'),
  );
  lose('The short labels for tables are left out', label !== text.web && label !== text[mode]);
  lose(
    'That options are bands of a number is not said there',
    question.kind === 'single' && question.estimates !== null,
  );
  lose('Programs may not show the unit of a number, which is in one language', question.kind === 'number');
  if (question.kind === 'grid') {
    lose('Programs may not show a hint above a table', question.hint !== null);
    lose('The note for the interviewer is left out above a table', question.interviewerNote !== null);
    for (const row of question.rows) loseLabel(`${id}.${row.code}`, row.label, row.text.web, lost);
  }
  if ('options' in question) for (const option of question.options) loseOption(`${id}.${option.code}`, option, lost);
}

function loseOption(place: string, option: Option, lost: LostFeatures): void {
  loseLabel(place, option.label, option.text.web, lost);
}

function loseLabel(place: string, label: string, text: string, lost: LostFeatures): void {
  if (label !== text) lost.add('The short labels for tables are left out', place);
}
