import type { Category, Variable } from '@earshot/dataset';
import type { Element, GridColumn, GridQuestion, GridRow, Option, Question, Questionnaire } from './questionnaire.ts';
import type { ShapedElement } from './shape.ts';

/** The code of a soft check that somebody stood by. */
export const CONFIRMED = 'confirmed';

/**
 * The variables that a question fills, in order: its own, or one a row and column of a grid; then one for each line to
 * write in, for what is said instead of a number, and for each soft check.
 * @param pickable for a main question, the options of the multiple question that it follows.
 */
export function questionVariables(question: Question, pickable: readonly Option[] = []): Variable[] {
  const confirmations = question.checks
    .filter((check) => check.kind === 'soft')
    .map(({ id, text }): Variable => ({ kind: 'single', name: id, label: text.web, categories: CONFIRMATION }));
  return [...ownVariables(question, pickable), ...confirmations];
}

const CONFIRMATION: readonly Category[] = [{ code: CONFIRMED, label: 'Confirmed' }];

function ownVariables(question: Question, pickable: readonly Option[]): Variable[] {
  const { id: name, label } = question;
  switch (question.kind) {
    case 'single':
    case 'multiple': {
      const { kind, options } = question;
      return [{ kind, name, label, categories: categories(options) }, ...specified(question, options)];
    }
    case 'main':
      return [{ kind: 'single', name, label, categories: categories(pickable.filter((option) => !option.exclusive)) }];
    case 'grid':
      return cellsOf(question).map(({ name, row, column }) => ({
        kind: 'single',
        name,
        label: column ? `${row.label}: ${column.label}` : row.label,
        categories: categories((column ?? question).options),
      }));
    case 'number':
      return [{ kind: 'quantity', name, label, unit: question.unit }, ...instead(question)];
    case 'text':
      return [{ kind: 'text', name, label }];
  }
}

function specified(question: Question, options: readonly Option[]): Variable[] {
  return options
    .filter((option) => option.specify !== null)
    .map(({ code, label }) => ({
      kind: 'text',
      name: specifyName(question, code),
      label: `${question.label}: ${label}`,
    }));
}

function instead(question: Extract<Question, { kind: 'number' }>): Variable[] {
  if (question.instead.length === 0) return [];
  const label = `${question.label}: instead of a number`;
  return [{ kind: 'single', name: insteadName(question), label, categories: categories(question.instead) }];
}

/** One answer of a grid: a row on the grid's own options, or in a further column. */
export interface GridCell {
  readonly name: string;
  readonly row: GridRow;
  readonly column: GridColumn | null;
}

/** All answers of a grid, row by row; or those of some rows and columns. */
export function cellsOf(
  question: GridQuestion,
  rows: readonly GridRow[] = question.rows,
  columns: readonly GridColumn[] = question.columns,
): readonly GridCell[] {
  if (rows !== question.rows || columns.length > 0) return cellsIn(question, rows, columns);
  const known = cells.get(question) ?? cellsIn(question, rows, columns);
  cells.set(question, known);
  return known;
}

/** By grid without further columns, its cells, which every path needs several times. */
const cells = new WeakMap<GridQuestion, readonly GridCell[]>();

function cellsIn(question: GridQuestion, rows: readonly GridRow[], columns: readonly GridColumn[]): GridCell[] {
  return rows.flatMap((row) => [
    { name: rowName(question, row.code), row, column: null },
    ...columns.map((column) => ({ name: rowName(question, `${row.code}_${column.code}`), row, column })),
  ]);
}

/** The names of a question's variables, in order. */
export function namesOf(question: Question): string[] {
  return questionVariables(question).map((variable) => variable.name);
}

/** The variable of one row of a grid. */
export function rowName({ id }: { readonly id: string }, rowCode: string): string {
  return `${id}_${rowCode}`;
}

/** The variable that keeps what is written in beside an option. */
export function specifyName({ id }: { readonly id: string }, optionCode: string): string {
  return `${id}_${optionCode}_text`;
}

/** The variable that keeps what is said instead of a number. */
export function insteadName({ id }: { readonly id: string }): string {
  return `${id}_instead`;
}

/** The names that an element that is not yet built will declare, to tell what is asked later from what is nowhere. */
export function shapedNames(element: ShapedElement): string[] {
  if (element.kind === 'note' || element.kind === 'close') return [];
  const checks = (element.checks ?? []).filter((check) => check.kind === 'soft').map((check) => check.id);
  if (element.kind === 'number') return [element.id, insteadName(element), ...checks];
  if (element.kind === 'single' || element.kind === 'multiple') return [element.id, ...shapedLines(element), ...checks];
  if (element.kind !== 'grid') return [element.id, ...checks];
  const columns = Object.keys(element.columns ?? {});
  const cells = Object.keys(element.rows).flatMap((row) => [row, ...columns.map((column) => `${row}_${column}`)]);
  return [...cells.map((cell) => rowName(element, cell)), ...checks];
}

/** The lines to write in of a list of the question's own. */
function shapedLines(element: Extract<ShapedElement, { kind: 'single' | 'multiple' }>): string[] {
  if (typeof element.options === 'string') return [];
  const asking = Object.entries(element.options).filter(([, option]) => typeof option !== 'string' && option.specify);
  return asking.map(([code]) => specifyName(element, code));
}

/** All variables of a questionnaire: those of the sample, then those of its questions in order. */
export function questionnaireVariables(questionnaire: Questionnaire): Variable[] {
  return [
    ...questionnaire.sample,
    ...questionsOf(questionnaire).flatMap((question) => questionVariables(question, pickable(questionnaire, question))),
  ];
}

export function questionsOf(questionnaire: Questionnaire): Question[] {
  return questionnaire.blocks.flatMap((block) => block.elements.filter(isQuestion));
}

/** Notes and closes are not questions. */
export function isQuestion(element: Element): element is Question {
  return element.kind !== 'note' && element.kind !== 'close';
}

/** The options of the multiple question that a main question follows; none for other kinds. */
export function pickable(questionnaire: Questionnaire, question: Question): readonly Option[] {
  if (question.kind !== 'main') return [];
  const source = questionsOf(questionnaire).find((candidate) => candidate.id === question.of);
  return source?.kind === 'multiple' ? source.options : [];
}

/** An element in its place, with what following it needs again and again. */
export interface PlacedElement {
  readonly element: Element;
  /** The names of its variables; none for what is not a question. */
  readonly names: readonly string[];
  /** For a main question, the options of the multiple question that it follows. */
  readonly pickable: readonly Option[];
}

const placed = new WeakMap<Questionnaire, readonly (readonly PlacedElement[])[]>();

/**
 * The elements of each block, in order. Worked out once a questionnaire, because a path is followed anew for every page
 * that anybody opens.
 */
export function placedElements(questionnaire: Questionnaire): readonly (readonly PlacedElement[])[] {
  const known = placed.get(questionnaire);
  if (known) return known;
  const blocks = questionnaire.blocks.map((block) =>
    block.elements.map(
      (element): PlacedElement =>
        isQuestion(element)
          ? { element, names: namesOf(element), pickable: pickable(questionnaire, element) }
          : { element, names: [], pickable: [] },
    ),
  );
  placed.set(questionnaire, blocks);
  return blocks;
}

function categories(options: readonly Option[]): Category[] {
  return options.map(({ code, label }) => ({ code, label }));
}
