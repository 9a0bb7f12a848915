import { namesIn } from '@earshot/dataset';
import { namesOf, questionnaireVariables } from '@earshot/instrument';
import { type ConditionWords, conditionWordsFor } from '../codebook/condition-words.ts';
import type { ExportedStudy } from '../codebook/exported-study.ts';
import { placedQuestions } from '../codebook/placed-question.ts';
import { type Edition, editionsOf, type Said } from '../codebook/said-texts.ts';
import { conditionsOf } from '../codebook/who-is-asked.ts';
import { textElement, type XmlElement } from '../codebook/xml.ts';
import { columnsAsked, type DdiColumn, ddiColumns } from './ddi-column.ts';
import { ddiId } from './ddi-names.ts';

/** What the parts of a codebook are written from. */
export interface DdiContext {
  readonly study: ExportedStudy;
  readonly editions: readonly Edition[];
  readonly columns: readonly DdiColumn[];
  readonly inWords: ConditionWords;
  /** The identifier of the question behind a name that conditions read; none for the sample. */
  readonly questionOf: (name: string) => string | undefined;
  /** The identifiers of the questions whose conditions read a name. */
  readonly readers: (name: string) => readonly string[];
}

export function ddiContext(study: ExportedStudy): DdiContext {
  const { questionnaire } = study;
  const columns = ddiColumns(questionnaire);
  const asked = columnsAsked(columns);
  const questionOf = (name: string): string | undefined => {
    const column = asked.get(name);
    return column === undefined ? undefined : ddiId.question(column);
  };
  const readers = readersIn(study);
  return {
    study,
    editions: editionsOf(study),
    columns,
    inWords: conditionWordsFor(questionnaireVariables(questionnaire)),
    questionOf,
    readers: (name) => (readers.get(name) ?? []).flatMap((reader) => questionOf(reader) ?? []),
  };
}

/** By name, the first variable of each question whose conditions read it. */
function readersIn({ questionnaire }: ExportedStudy): Map<string, string[]> {
  const readers = new Map<string, string[]>();
  for (const placed of placedQuestions(questionnaire)) {
    const first = namesOf(placed.question)[0]!;
    const read = conditionsOf(placed, null).flatMap(({ expression }) => namesIn(expression));
    for (const name of new Set(read)) readers.set(name, [...(readers.get(name) ?? []), first]);
  }
  return readers;
}

/** One element for every language and mode in which a text differs; `sdatrefs` says which mode it is said in. */
export function saidElements(name: string, said: readonly Said[]): XmlElement[] {
  return said.map(({ language, mode, text }) =>
    textElement(name, text, { 'xml:lang': language, sdatrefs: mode && ddiId.mode(mode) }),
  );
}
