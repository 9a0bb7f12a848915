import { categoriesOf, type Variable } from '@earshot/dataset';
import {
  type Check,
  cellsOf,
  type GridColumn,
  type GridRow,
  namesOf,
  type Option,
  type Questionnaire,
  questionnaireVariables,
  specifyName,
} from '@earshot/instrument';
import { type NumberedOption, numbered } from './option-numbers.ts';
import { type PlacedQuestion, placedQuestions } from './placed-question.ts';

/** What a variable of the data is, of the question that it comes from. */
export type Part =
  | { readonly is: 'answer' | 'instead' }
  | { readonly is: 'cell'; readonly row: GridRow; readonly column: GridColumn | null }
  | { readonly is: 'written'; readonly option: Option }
  | { readonly is: 'confirmed'; readonly check: Check };

/** A variable of the data with where it comes from. */
export interface DataVariable {
  readonly variable: Variable;
  /** Null for what is known from the sample. */
  readonly from: { readonly placed: PlacedQuestion; readonly part: Part } | null;
  /** What it can be, with numbers; empty for numbers and texts. */
  readonly values: readonly DataValue[];
}

export interface DataValue {
  readonly code: string;
  readonly label: string;
  readonly number: number;
  /** Null where no option of a question stands behind it. */
  readonly option: Option | null;
}

/** All variables of a questionnaire in the order of its data: those of the sample, then question by question. */
export function dataVariables(questionnaire: Questionnaire): DataVariable[] {
  const variables = new Map(questionnaireVariables(questionnaire).map((variable) => [variable.name, variable]));
  const ofSample = questionnaire.sample.map((variable) => ({ variable, from: null, values: valuesOf(variable, []) }));
  const placed = placedQuestions(questionnaire);
  const optionsOf = new Map(placed.map(({ question }) => [question.id, 'options' in question ? question.options : []]));
  const ofQuestions = placed.flatMap((each) =>
    partsOf(each).map(({ name, part }): DataVariable => {
      const variable = variables.get(name)!;
      const { question } = each;
      const options = question.kind === 'main' ? (optionsOf.get(question.of) ?? []) : offeredIn(each, part);
      return { variable, from: { placed: each, part }, values: valuesOf(variable, numbered(options)) };
    }),
  );
  return [...ofSample, ...ofQuestions];
}

/** The parts of a question by the names of their variables, in the order of the data. */
function partsOf({ question }: PlacedQuestion): { name: string; part: Part }[] {
  const checks = new Map(question.checks.map((check) => [check.id, check]));
  const cells = new Map(question.kind === 'grid' ? cellsOf(question).map((cell) => [cell.name, cell]) : []);
  const written = new Map(
    'options' in question && question.kind !== 'grid'
      ? question.options.map((option) => [specifyName(question, option.code), option])
      : [],
  );
  return namesOf(question).map((name) => ({ name, part: partNamed(name) }));

  function partNamed(name: string): Part {
    const cell = cells.get(name);
    if (cell) return { is: 'cell', row: cell.row, column: cell.column };
    if (name === question.id) return { is: 'answer' };
    const option = written.get(name);
    if (option?.specify) return { is: 'written', option };
    const check = checks.get(name);
    return check ? { is: 'confirmed', check } : { is: 'instead' };
  }
}

/** The options that an answer can be, but for a main question, which takes those of another. */
function offeredIn({ question }: PlacedQuestion, part: Part): readonly Option[] {
  switch (part.is) {
    case 'cell':
      return part.column?.options ?? (question.kind === 'grid' ? question.options : []);
    case 'instead':
      return question.kind === 'number' ? question.instead : [];
    case 'answer':
      return 'options' in question ? question.options : [];
    default:
      return [];
  }
}

function valuesOf(variable: Variable, options: readonly NumberedOption[]): DataValue[] {
  const byCode = new Map(options.map((each) => [each.option.code, each]));
  return categoriesOf(variable).map(({ code, label }, index) => {
    const known = byCode.get(code);
    return { code, label, number: known?.number ?? index + 1, option: known?.option ?? null };
  });
}
