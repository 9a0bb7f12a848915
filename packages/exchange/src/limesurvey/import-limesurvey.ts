import type { QuestionnaireFile } from '@earshot/instrument';
import type { Problem } from '@earshot/planfile';
import { both, type Clause } from '../form/clause.ts';
import { formFiles, type ImportedForm, Translations } from '../form/form-file.ts';
import { settleLastNotes } from '../form/last-notes.ts';
import { NameBook } from '../form/name-book.ts';
import { rowProblems, type SourceRow } from '../form/source-row.ts';
import { conditionSource } from './condition-rows.ts';
import { takeKeys } from './lime-options.ts';
import { type Asked, askedOf } from './lime-question.ts';
import { type FileElement, LimeReading, whenOf } from './lime-reading.ts';
import { type LimeGroup, type LimeQuestion, type LimeSurvey, limeSurvey } from './lime-survey.ts';
import { readArray } from './read-array.ts';
import { readMultiple, readSingle } from './read-choice.ts';
import { type LimeTables, readLss } from './read-lss.ts';
import { readNumber, readSeveral, readText } from './read-open.ts';

type FileBlock = QuestionnaireFile['blocks'][number];

const READERS: Readonly<Record<string, (asked: Asked) => FileElement[]>> = {
  ...byType(['L', '!', 'O', 'Y', 'G', '5'], readSingle),
  ...byType(['M', 'P'], readMultiple),
  ...byType(['F', 'A', 'B', 'C', 'E', 'H', '1'], readArray),
  ...byType(['S', 'T', 'U', 'D'], readText),
  ...byType(['N'], readNumber),
  ...byType(['K', 'Q'], readSeveral),
};

/** What to make of the kinds of question that ours has not. */
const GUESSES: Readonly<Record<string, string>> = {
  R: 'a ranking; perhaps a multiple question with a limit, and then which one is the main one',
  I: 'a choice of language, which Earshot offers by itself',
  '*': 'an equation; perhaps a derived variable in tables.yml, or words by conditions',
  '|': 'an upload of files, which are not collected here',
  ':': 'an array of numbers; perhaps a number question for each',
  ';': 'an array of texts; perhaps a text question for each',
};

function byType(types: readonly string[], reader: (asked: Asked) => FileElement[]) {
  return Object.fromEntries(types.map((type) => [type, reader]));
}

/**
 * Imports a survey’s structure from LimeSurvey (.lss, versions 2 to 6). Every row of its tables comes back with what
 * became of it, and nothing is left out without a word.
 * @param file its name, for places and for the first line of our files. @param text of the file.
 */
export function importLimesurvey(file: string, text: string): ImportedForm {
  const read = readLss(text);
  if ('reason' in read) return refused(file, read.line, `The file cannot be imported: ${read.reason}.`);
  const survey = limeSurvey(read.tables);
  const translations = new Translations(survey.others);
  const reading = new LimeReading(survey, new NameBook(), translations);
  const title = titleOf(survey, file, translations);
  const blocks = blocksOf(survey, reading, title);
  settleLastNotes(blocks, (element) => reading.rowOf.get(element) ?? null);
  settleSurvey(survey);
  settleRest(read.tables);
  const rows = [...read.tables.values()].flat().map((row) => row.finished());
  const problems = rowProblems(file, rows);
  if (blocks.length === 0) {
    const none = refused(file, 1, 'Nothing of the survey could be carried over, so there is no questionnaire.');
    return { ...none, rows, problems: [...problems, ...none.problems] };
  }
  const languages = survey.others.length > 0 ? { languages: [...survey.others] } : {};
  const questionnaire: QuestionnaireFile = { title, language: survey.language, ...languages, blocks };
  return { questionnaire, files: formFiles(questionnaire, translations, file), rows, problems };
}

function titleOf({ texts, language, others }: LimeSurvey, file: string, translations: Translations): string {
  for (const other of others) {
    const there = texts.get(other)?.take('surveyls_title');
    if (there) translations.set(other, ['title'], there);
  }
  return texts.get(language)?.take('surveyls_title') || file.replace(/\.[a-z]+$/i, '');
}

function blocksOf(survey: LimeSurvey, reading: LimeReading, title: string): FileBlock[] {
  const ids = new NameBook();
  return survey.groups.flatMap((group, index) => {
    takeKeys(group);
    const own = group.words.get(survey.language);
    const name = own ? reading.text(own, 'group_name') : '';
    const id = ids.take(name === '' ? `block_${index + 1}` : name.slice(0, 40), 'block');
    const relevant = reading.condition(group.row, group.row.take('grelevance'));
    for (const row of group.words.values()) row.take('grelevance');
    const when = whenOf(relevant);
    if (!when) {
      refuseGroup(group, reading, 'Nobody can meet the condition of its group, so nobody would be asked.');
      return [];
    }
    const heading = reading.words(group, 'group_name', ['blocks', id, 'title']) || title;
    const around = { conditions: [], isForEverybody: relevant.is === 'always' };
    const questions = [
      ...groupNote(group, id, reading),
      ...group.questions.flatMap((each) => readQuestion(each, around, reading)),
    ];
    return questions.length === 0 ? [] : [{ id, title: heading, ...when, questions }];
  });
}

function groupNote(group: LimeGroup, id: string, reading: LimeReading): FileElement[] {
  const noteId = reading.names.take(`${id}_words`, 'note');
  const text = reading.words(group, 'description', ['questions', noteId, 'text']);
  return text === '' ? [] : [{ id: noteId, kind: 'note', text }];
}

function readQuestion(
  question: LimeQuestion,
  around: { readonly conditions: readonly Clause[]; readonly isForEverybody: boolean },
  reading: LimeReading,
): FileElement[] {
  takeKeys(question);
  for (const row of [question.row, ...question.words.values()]) for (const column of OLD_KEYS) row.take(column);
  const relevant = relevanceOf(question, reading);
  const asked = askedOf(question, around, relevant, reading);
  if (!asked) return refuseQuestion(question, reading, 'Nobody can meet its condition, so nobody would be asked.');
  if (asked.attributes.value('hidden') === '1') return refuseQuestion(question, reading, 'It is hidden there.');
  const reader = READERS[question.type];
  if (question.type === 'X') return readNote(asked);
  if (!reader) {
    const guess = GUESSES[question.type] ?? 'a question of a kind that is not known here';
    return refuseQuestion(question, reading, `There is no such kind of question here: ${guess}.`);
  }
  const elements = reader(asked);
  asked.attributes.settle(question.title);
  question.row.carry();
  return elements.map((element) => Object.assign({ id: element.id, kind: element.kind }, element));
}

/** Columns of versions before 4, and such as repeat what another says. */
const OLD_KEYS = ['modulename', 'lid', 'lid1'];

/** What LimeSurvey calls text display. */
function readNote(asked: Asked): FileElement[] {
  const { question, id, reading, when, attributes } = asked;
  const text = reading.words(question, 'question', ['questions', id, 'text']);
  attributes.settle(question.title);
  if (text === '') return refuseQuestion(question, reading, 'It has no words.');
  question.row.carry();
  const note: FileElement = { id, kind: 'note', ...when, text };
  reading.rowOf.set(note, question.row);
  return [note];
}

/** The relevance equation; in old surveys the table of conditions, from which LimeSurvey makes one. */
function relevanceOf(question: LimeQuestion, reading: LimeReading): Clause {
  const { row, conditions } = question;
  const source = row.take('relevance');
  for (const each of question.words.values()) each.take('relevance');
  const typeOf = (qid: string): string =>
    reading.survey.groups.flatMap((group) => group.questions).find((each) => each.qid === qid)?.type ?? '';
  const fromRows = conditions.length > 0 ? conditionSource(conditions, typeOf) : '';
  for (const each of conditions) each.carry();
  return both(reading.condition(row, source === '' || source === '1' ? fromRows : source));
}

function refuseQuestion(question: LimeQuestion, reading: LimeReading, sentence: string): FileElement[] {
  reading.refuse(question, 'a question');
  const { row, words, subquestions, answers, attributes } = question;
  const inside = [...subquestions, ...answers].flatMap((each) => [each.row, ...each.words.values()]);
  for (const each of [row, ...words.values(), ...inside]) each.refuse(sentence);
  for (const each of [...attributes.values()].flat())
    each.skip(`It belongs to ${question.title}, which is not carried over.`);
  return [];
}

function refuseGroup(group: LimeGroup, reading: LimeReading, sentence: string): void {
  for (const row of [group.row, ...group.words.values()]) row.refuse(sentence);
  for (const question of group.questions) refuseQuestion(question, reading, sentence);
}

/** What stands around a survey belongs into study.yml, or to how LimeSurvey runs it. */
function settleSurvey({ settings, texts }: LimeSurvey): void {
  for (const row of texts.values()) {
    for (const column of ['surveyls_welcometext', 'surveyls_endtext', 'surveyls_description']) {
      if (row.peek(column) !== '') row.remark(`“${column}” belongs into study.yml: ${row.take(column).slice(0, 200)}`);
    }
    for (const column of row.columns) row.take(column);
    row.remark('E-mails, addresses and policy texts are not carried.');
    row.carry();
  }
  if (!settings) return;
  for (const column of settings.columns) settings.take(column);
  settings.remark('How LimeSurvey runs the survey (pages, dates, invitations) is not carried.');
  settings.carry();
}

/** Rows of tables that say nothing of the questionnaire, and rows that belong to nothing. */
function settleRest(tables: LimeTables): void {
  for (const [table, rows] of tables) {
    for (const row of rows.filter((each) => !each.isSettled)) settleRow(table, row);
  }
}

const NOT_NEEDED = /^(?:themes|themes_inherited|plugin_settings|survey_url_parameters|permissions|surveymenu)/;

function settleRow(table: string, row: SourceRow): void {
  if (NOT_NEEDED.test(table)) row.skip('How LimeSurvey shows or runs the survey.');
  else if (table === 'question_attributes' && /^(?:0|N|D|default|)$/.test(row.peek('value'))) row.skip();
  else if (table.startsWith('defaultvalue')) row.refuse('Answers are never filled in beforehand here.');
  else if (table.startsWith('quota')) row.refuse('Quotas are not kept here.');
  else if (table.startsWith('assessment')) row.refuse('Points are not counted here.');
  else row.refuse('It belongs to nothing that was carried over.');
}

function refused(file: string, line: number, sentence: string): ImportedForm {
  const problem: Problem = { code: 'import-no-form', severity: 'error', place: { file, line, column: 1 }, sentence };
  return { questionnaire: null, files: new Map(), rows: [], problems: [problem] };
}
