import type { Row, Value } from '@earshot/dataset';
import {
  cellsOf,
  type Mode,
  type Option,
  type Path,
  type Questionnaire,
  type Step,
  type Texts,
  wordingFor,
} from '@earshot/instrument';

/** One thing that somebody answered, as they read it. */
export interface AnswerInWords {
  readonly questionId: string;
  readonly variable: string;
  /** What was asked. */
  readonly question: string;
  /** The row of a grid, or the option that something was written in beside; null where the question says it all. */
  readonly row: string | null;
  readonly state: Value['state'];
  /** The code, number or words as they are stored; several codes are several. Null for no answer. */
  readonly value: string | number | readonly string[] | null;
  /** The answer as it stood on the page; null where there is none. */
  readonly words: readonly string[] | null;
}

interface Speaking {
  readonly values: Row;
  readonly says: (texts: Texts) => string;
}

/**
 * What a person’s answers say, question by question along their path, in the words of the questionnaire’s language.
 * Answers that the path leads past are not among them.
 */
export function answersInWords(questionnaire: Questionnaire, path: Path, mode: Mode): AnswerInWords[] {
  const wording = wordingFor(questionnaire, path.values, mode);
  return path.answered.flatMap((step) => {
    const says = (texts: Texts): string => wording(texts, step.question);
    return partsOf(step, says).map(({ variable, row, options }) => {
      const value = path.values[variable] ?? { state: 'not_asked' as const };
      const question = says(step.question.text);
      return { questionId: step.question.id, variable, question, row, ...spoken(value, { options, says }) };
    });
  });
}

interface Part {
  readonly variable: string;
  readonly row: string | null;
  readonly options: readonly Option[];
}

function partsOf(step: Step, says: Speaking['says']): Part[] {
  const { question, options } = step;
  if (question.kind === 'grid') {
    return cellsOf(question, step.rows, step.columns).map(({ name, row, column }) => ({
      variable: name,
      row: [row.text, ...(column ? [column.text] : [])].map(says).join(': '),
      options: (column ?? question).options,
    }));
  }
  const own = { variable: question.id, row: null, options: question.kind === 'number' ? [] : options };
  if (question.kind === 'number') {
    return question.instead.length === 0 ? [own] : [own, { ...own, variable: `${question.id}_instead`, options }];
  }
  if (question.kind !== 'single' && question.kind !== 'multiple') return [own];
  const lines = options
    .filter((option) => option.specify !== null)
    .map((option) => ({ variable: `${question.id}_${option.code}_text`, row: says(option.text), options: [] }));
  return [own, ...lines];
}

function spoken(
  value: Value,
  { options, says }: { readonly options: readonly Option[]; readonly says: Speaking['says'] },
): Pick<AnswerInWords, 'state' | 'value' | 'words'> {
  if (value.state !== 'answered') return { state: value.state, value: null, words: null };
  const given = typeof value.value === 'object' ? value.value : [String(value.value)];
  const words = given.map((code) => {
    const option = options.find((one) => one.code === code);
    return option ? says(option.text) : code;
  });
  return { state: value.state, value: value.value, words };
}
