import type { Category, Variable } from '@earshot/dataset';
import type { Option, Question, Questionnaire } from './questionnaire.ts';

/**
 * The variables that a question fills, in order: one, but for a grid, which fills one a row.
 * @param pickable for a main question, the options of the multiple question that it follows.
 */
export function questionVariables(question: Question, pickable: readonly Option[] = []): Variable[] {
  const { id: name, label } = question;
  switch (question.kind) {
    case 'single':
      return [{ kind: 'single', name, label, categories: categories(question.options) }];
    case 'multiple':
      return [{ kind: 'multiple', name, label, categories: categories(question.options) }];
    case 'main':
      return [{ kind: 'single', name, label, categories: categories(pickable.filter((option) => !option.exclusive)) }];
    case 'grid':
      return question.rows.map((row) => ({
        kind: 'single',
        name: rowName(question, row.code),
        label: row.label,
        categories: categories(question.options),
      }));
    case 'number':
      return [{ kind: 'quantity', name, label, unit: question.unit }];
    case 'text':
      return [{ kind: 'text', name, label }];
  }
}

/** The names of a question's variables, in order. */
export function namesOf(question: Question): string[] {
  return question.kind === 'grid' ? question.rows.map((row) => rowName(question, row.code)) : [question.id];
}

/** The variable of one row of a grid. */
export function rowName({ id }: { readonly id: string }, rowCode: string): string {
  return `${id}_${rowCode}`;
}

/** All variables of a questionnaire: those of the sample, then those of its questions in order. */
export function questionnaireVariables(questionnaire: Questionnaire): Variable[] {
  return [
    ...questionnaire.sample,
    ...questionsOf(questionnaire).flatMap((question) => questionVariables(question, pickable(questionnaire, question))),
  ];
}

export function questionsOf(questionnaire: Questionnaire): Question[] {
  return questionnaire.blocks.flatMap((block) => block.questions);
}

/** The options of the multiple question that a main question follows; none for other kinds. */
export function pickable(questionnaire: Questionnaire, question: Question): readonly Option[] {
  if (question.kind !== 'main') return [];
  const source = questionsOf(questionnaire).find((candidate) => candidate.id === question.of);
  return source?.kind === 'multiple' ? source.options : [];
}

/** A question in its place, with what following it needs again and again. */
export interface PlacedQuestion {
  readonly question: Question;
  /** The names of its variables. */
  readonly names: readonly string[];
  /** For a main question, the options of the multiple question that it follows. */
  readonly pickable: readonly Option[];
}

const placed = new WeakMap<Questionnaire, readonly (readonly PlacedQuestion[])[]>();

/**
 * The questions of each block, in order. Worked out once a questionnaire, because a path is followed anew for every
 * page that anybody opens.
 */
export function placedQuestions(questionnaire: Questionnaire): readonly (readonly PlacedQuestion[])[] {
  const known = placed.get(questionnaire);
  if (known) return known;
  const blocks = questionnaire.blocks.map((block) =>
    block.questions.map(
      (question): PlacedQuestion => ({
        question,
        names: namesOf(question),
        pickable: pickable(questionnaire, question),
      }),
    ),
  );
  placed.set(questionnaire, blocks);
  return blocks;
}

function categories(options: readonly Option[]): Category[] {
  return options.map(({ code, label }) => ({ code, label }));
}
