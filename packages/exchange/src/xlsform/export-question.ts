import type { Expression } from '@earshot/dataset';
import {
  type Check,
  cellsOf,
  type GridQuestion,
  type Option,
  type Question,
  type Questionnaire,
} from '@earshot/instrument';
import type { NameBook } from '../form/name-book.ts';
import type { ExportedChoice, ExportedLists } from './export-choices.ts';
import type { ExportedFills } from './export-fills.ts';
import type { ExportedRow, ExportLanguages } from './export-sheet.ts';
import {
  DONT_KNOW,
  type ExportedVariable,
  exportedInstead,
  exportedMain,
  exportedMultiple,
  exportedOpen,
  exportedSingle,
  type Offered,
  REFUSED,
  reference,
  selected,
} from './exported-variable.ts';
import type { LostFeatures } from './lost-features.ts';
import { writeXPath } from './write-xpath.ts';
import { allOf, anyOf, isTrue, notOf, quoted, TRUE, tight, type XPath } from './xpath-text.ts';

/** What a question needs of the form around it. */
export interface ExportContext {
  readonly languages: ExportLanguages;
  readonly lists: ExportedLists;
  readonly fills: ExportedFills;
  readonly lost: LostFeatures;
  readonly names: NameBook;
  readonly find: (name: string) => ExportedVariable;
  readonly xpath: (expression: Expression) => XPath;
  /** When the question is asked of those who come to its group. */
  readonly relevant: XPath;
  /** When it is asked at all. */
  readonly asked: XPath;
}

/** The rows of a question, and how later conditions ask for its variables. */
export interface WrittenQuestion {
  readonly rows: readonly ExportedRow[];
  readonly variables: ReadonlyMap<string, ExportedVariable>;
}

/** Writes a question of any kind. @param same the question in all languages of the form. */
export function writeQuestion(question: Question, same: readonly Question[], context: ExportContext): WrittenQuestion {
  switch (question.kind) {
    case 'single':
    case 'multiple':
      return writeChoice(question, same, context);
    case 'main':
      return writeMain(question, same, context);
    case 'number':
    case 'text':
      return writeOpen(question, same, context);
    case 'grid':
      return writeGrid(question, same, context);
  }
}

type Cells = Record<string, string>;

function writeChoice(
  question: Extract<Question, { kind: 'single' | 'multiple' }>,
  same: readonly Question[],
  context: ExportContext,
): WrittenQuestion {
  const { id, kind, options, optional } = question;
  const offered = offeredBy(question, context);
  const filter = filterOf(options, context);
  const canChoose = options.every((option) => option.when !== null) ? anyOf(...whens(options, context)) : TRUE;
  const here = { ...context, relevant: allOf(context.relevant, canChoose), asked: allOf(context.asked, canChoose) };
  const list = listFor(id, same, context);
  const limits = kind === 'multiple' ? limitsOf(question, offered) : [];
  const type = kind === 'multiple' ? `select_multiple ${list}` : `select_one ${list}`;
  const look = kind === 'single' && question.list ? { appearance: 'minimal autocomplete' } : {};
  const row = { type, name: id, ...wordCells(same, here), ...demands(question, here), ...look, ...filter };
  const exported = kind === 'multiple' ? exportedMultiple : exportedSingle;
  const variables = new Map([[id, exported(id, offered, optional, here.asked)]]);
  const rows = [{ ...row, ...constraintCells(question, same, id, limits, here) }];
  return { rows: [...rows, ...specifyRows(question, same, context, variables)], variables };
}

function limitsOf({ options, most }: Extract<Question, { kind: 'multiple' }>, offered: Offered): XPath[] {
  const alone = options.filter((option) => option.exclusive).map((option) => option.code);
  const limits = [...alone, ...statesOf(offered)].map((code) =>
    tight(`not(selected(., ${quoted(code)}) and count-selected(.) > 1)`),
  );
  return most === null ? limits : [tight(`count-selected(.) <= ${most}`), ...limits];
}

/** Lines to write in, each a text of its own there. */
function specifyRows(
  question: Extract<Question, { kind: 'single' | 'multiple' }>,
  same: readonly Question[],
  context: ExportContext,
  variables: Map<string, ExportedVariable>,
): ExportedRow[] {
  return question.options.flatMap((option, index) => {
    if (option.specify === null) return [];
    const name = `${question.id}_${option.code}_text`;
    const picked = variables.get(question.id)!.is(option.code);
    const texts = same.map((each) => ('options' in each ? (each.options[index]?.specify ?? null) : null));
    const label = textCells('label', texts, same, name, context);
    variables.set(name, exportedOpen(name, null, true, picked));
    return [{ type: 'text', name, ...label, required: 'no', relevant: picked.text }];
  });
}

function writeMain(
  question: Extract<Question, { kind: 'main' }>,
  same: readonly Question[],
  context: ExportContext,
): WrittenQuestion {
  const { id, of, optional } = question;
  const offered = offeredBy(question, context);
  const source = context.languages.questionnaires.map((each) => multipleNamed(each, of));
  const isPickable = (option: Option): boolean => !option.exclusive;
  const exclusive = source[0]!.options.filter((option) => option.exclusive).map((option) => option.code);
  const choices = choicesOf(source, isPickable, source, context);
  const list = context.lists.list(id, [...choices, ...stateChoices(same, context)]);
  const filter = anyOf(
    tight(`selected(${reference(of)}, name)`),
    ...statesOf(offered).map((code) => tight(`name = ${quoted(code)}`)),
  );
  const two = tight(`count-selected(${reference(of)}) >= 2`);
  const relevant = { ...context, relevant: allOf(context.relevant, two) };
  const row = { type: `select_one ${list}`, name: id, ...wordCells(same, context), ...demands(question, relevant) };
  const cells = { ...row, choice_filter: filter.text, ...constraintCells(question, same, id, [], context) };
  const chosen = context.names.take(`${id}_chosen`, 'chosen');
  const variable = exportedMain(id, of, chosen, offered, optional, allOf(context.asked, two));
  const calculation = chosenOne(id, of, [...exclusive, ...statesOf(offeredBy(source[0]!, context))]);
  const shown = isTrue(context.relevant) ? {} : { relevant: context.relevant.text };
  return {
    rows: [cells, { type: 'calculate', name: chosen, ...shown, calculation }],
    variables: new Map([[id, variable]]),
  };
}

/** The one thing that was picked, or the answer; what stands alone is no reason. */
function chosenOne(id: string, of: string, alone: readonly string[]): string {
  const one = tight(`count-selected(${reference(of)}) = 1`);
  const isReason = allOf(one, ...alone.map((code) => notOf(selected(of, code))));
  return `if(${isReason.text}, selected-at(${reference(of)}, 0), ${reference(id)})`;
}

function statesOf({ dont_know, refused }: Offered): string[] {
  return [...(dont_know ? [DONT_KNOW] : []), ...(refused ? [REFUSED] : [])];
}

function writeOpen(
  question: Extract<Question, { kind: 'number' | 'text' }>,
  same: readonly Question[],
  context: ExportContext,
): WrittenQuestion {
  const { id, optional } = question;
  const offered = offeredBy(question, context);
  const instead = question.kind === 'number' ? question.instead : [];
  const hasBeside = instead.length > 0 || offered.dont_know || offered.refused;
  const wanted = `${id}_instead`;
  const name = !hasBeside || instead.length > 0 ? wanted : context.names.take(wanted, 'instead');
  const kind =
    question.kind === 'number'
      ? { type: 'integer', name: id, 'instance::unit': question.unit }
      : { type: 'text', name: id, ...(question.long ? { appearance: 'multiline' } : {}) };
  const limits =
    question.kind === 'number'
      ? [tight(`. >= ${question.least}`), tight(`. <= ${question.most}`)]
      : [tight(`string-length(.) <= ${question.most}`)];
  const required = hasBeside ? { required: 'no' } : {};
  const row = { ...kind, ...wordCells(same, context), ...demands(question, context), ...required };
  const rows: ExportedRow[] = [{ ...row, ...constraintCells(question, same, id, limits, context) }];
  const codes = instead.map((option) => option.code);
  const beside = hasBeside ? { name, offered, codes } : null;
  const variables = new Map([[id, exportedOpen(id, beside, optional, context.asked)]]);
  if (beside) rows.push(besideRow(name, question, same, context));
  if (codes.length > 0) variables.set(name, exportedInstead(name, codes));
  return { rows, variables };
}

/** What can be said instead of a number or a text: asked of those who leave it blank. */
function besideRow(
  name: string,
  question: Extract<Question, { kind: 'number' | 'text' }>,
  same: readonly Question[],
  context: ExportContext,
): ExportedRow {
  const instead = same.map((each) => ({ ...each, options: each.kind === 'number' ? each.instead : [] }));
  const choices = choicesOf(instead, () => true, same, context);
  const list = context.lists.list(name, [...choices, ...stateChoices(same, context)]);
  const blank = tight(`${reference(question.id)} = ''`);
  return {
    type: `select_one ${list}`,
    name,
    ...textCells(
      'label',
      same.map((each) => each.text),
      same,
      question.id,
      context,
    ),
    required: question.optional ? 'no' : 'yes',
    relevant: allOf(context.relevant, blank).text,
    ...filterOf(question.kind === 'number' ? question.instead : [], context),
  };
}

function writeGrid(question: GridQuestion, same: readonly Question[], context: ExportContext): WrittenQuestion {
  const { id, rows, columns, optional } = question;
  const offered = offeredBy(question, context);
  const grids = same.filter((each) => each.kind === 'grid');
  const isTable = [...question.options, ...columns.flatMap((column) => column.options)].every((each) => !each.when);
  if (!isTable) context.lost.add('Tables whose options depend on answers are separate questions there', id);
  const look = isTable ? 'table-list' : 'field-list';
  const variables = new Map<string, ExportedVariable>();
  const statements = (of: (grid: GridQuestion) => readonly Option[], list: string, ending: string): ExportedRow[] =>
    rows.map((row, index) => {
      const name = `${id}_${row.code}${ending}`;
      const when = row.when ? context.xpath(row.when.expression) : TRUE;
      const label = textCells(
        'label',
        grids.map((grid) => grid.rows[index]!.text),
        same,
        id,
        context,
      );
      variables.set(name, exportedSingle(name, offered, optional, allOf(context.asked, when)));
      const demand = { required: optional ? 'no' : 'yes', ...(isTrue(when) ? {} : { relevant: when.text }) };
      const filter = filterOf(of(question), context);
      return {
        type: `select_one ${list}`,
        name,
        ...label,
        ...demand,
        ...filter,
        ...gridChecks(question, same, name, context),
      };
    });
  const words = {
    ...textCells(
      'label',
      grids.map((grid) => grid.text),
      same,
      id,
      context,
    ),
    ...hintCells(same, context),
  };
  const shown = isTrue(context.relevant) ? {} : { relevant: context.relevant.text };
  const own = statements((grid) => grid.options, listFor(id, same, context), '');
  if (columns.length === 0) {
    return { rows: [group(id, { ...words, ...shown, appearance: look }), ...own, END(id)], variables };
  }
  const first = context.names.take(`${id}_statements`, 'group');
  const further = columns.flatMap(({ code }, index) => {
    const ofColumn = grids.map((grid) => ({ ...grid, options: grid.columns[index]!.options }));
    const list = listFor(`${id}_${code}`, ofColumn, context);
    const label = textCells(
      'label',
      grids.map((grid) => grid.columns[index]!.text),
      same,
      id,
      context,
    );
    const name = `${id}_${code}`;
    const inside = statements((grid) => grid.columns[index]!.options, list, `_${code}`);
    return [group(name, { ...label, appearance: look }), ...inside, END(name)];
  });
  const inside = [group(first, { appearance: look }), ...own, END(first), ...further];
  return { rows: [group(id, { ...words, ...shown, appearance: 'field-list' }), ...inside, END(id)], variables };
}

function group(name: string, cells: Cells): ExportedRow {
  return { type: 'begin_group', name, ...cells };
}

const END = (name: string): ExportedRow => ({ type: 'end_group', name });

/** A check of a table stands at the last of its rows that the check reads. */
function gridChecks(question: GridQuestion, same: readonly Question[], row: string, context: ExportContext): Cells {
  const order = [null, ...question.columns].flatMap((column) =>
    cellsOf(question).filter((cell) => cell.column === column),
  );
  const lastRead = ({ when }: Check): string => {
    const read = order.filter((cell) => new RegExp(`\\b${cell.name}\\b`).test(when.source));
    return (read.at(-1) ?? order.at(-1)!).name;
  };
  const checks = question.checks.filter((check) => lastRead(check) === row);
  return checks.length === 0 ? {} : constraintCells({ ...question, checks }, same, row, [], context);
}

/** Limits and hard checks together. @param own the row that `.` stands for. */
function constraintCells(
  question: Question,
  same: readonly Question[],
  own: string,
  limits: readonly XPath[],
  context: ExportContext,
): Cells {
  const hard = question.checks.filter((check) => check.kind === 'hard' && !isOfBlank(check, question, context));
  const demanded = hard.map((check) => checkXPath(check, question, own, context));
  const constraint = allOf(...limits, ...demanded);
  if (isTrue(constraint)) return {};
  if (hard.length > 1) context.lost.add('Several checks of a question share one message there', question.id);
  const messages = context.languages.questionnaires.map((_, index) => {
    const checks = same[index]!.checks.filter((check) => hard.some((each) => each.id === check.id));
    return checks.map((check) => plainFills(context.languages.said(check.text) ?? '')).join(' ') || null;
  });
  return { constraint: constraint.text, ...context.languages.cells('constraint_message', messages) };
}

/** A constraint says what must be, and a check what should not. */
function checkXPath({ when }: Check, question: Question, own: string, context: ExportContext): XPath {
  const here = question.kind === 'multiple' ? exportedMultiple : exportedSingle;
  const find = (name: string): ExportedVariable =>
    name === own ? here(name, offeredBy(question, context), false, TRUE) : context.find(name);
  const { text } = notOf(writeXPath(when.expression, find));
  return tight(text.replaceAll(reference(own), '.'));
}

/** Whether a check asks for a blank, of which a constraint is never asked. */
function isOfBlank({ when, id }: Check, question: Question, { lost }: ExportContext): boolean {
  const isOpen = question.kind === 'number' || question.kind === 'text' || question.optional;
  const isOf = isOpen && new RegExp(`(?:refused|dont_know|not_asked)\\(${question.id}`).test(when.source);
  if (isOf) lost.add('A check of a blank answer is left out', id);
  return isOf;
}

/** In a message a number or a text stands as it is. */
function plainFills(text: string): string {
  return text.replaceAll(/\{([a-z][a-z0-9_]*)(?:\|[^{}]*)?\}/g, (_, name: string) => reference(name));
}

function demands(question: Question, { relevant }: ExportContext): Cells {
  return {
    required: question.optional ? 'no' : 'yes',
    ...(isTrue(relevant) ? {} : { relevant: relevant.text }),
  };
}

/** Label, hint, and what only an interviewer sees. */
function wordCells(same: readonly Question[], context: ExportContext): Cells {
  const { id } = same[0]!;
  const guidance = same.map((each, index) => {
    const words = same.map((_, at) => (at === index ? each.words : []));
    const [definition, more] = [each.definition, each.addIfNecessary].map(
      (texts) =>
        context.fills.texts(
          same.map((_, at) => (at === index ? texts : null)),
          words,
          id,
        )[index],
    );
    return [each.interviewerNote, definition, more].filter((part) => part).join('\n') || null;
  });
  return {
    ...textCells(
      'label',
      same.map((each) => each.text),
      same,
      id,
      context,
    ),
    ...hintCells(same, context),
    ...context.languages.cells('guidance_hint', guidance),
  };
}

function hintCells(same: readonly Question[], context: ExportContext): Cells {
  return textCells(
    'hint',
    same.map((each) => each.hint),
    same,
    same[0]!.id,
    context,
  );
}

function textCells(
  column: string,
  texts: Parameters<ExportedFills['texts']>[0],
  same: readonly Question[],
  place: string,
  { fills, languages }: ExportContext,
): Cells {
  return languages.cells(
    column,
    fills.texts(
      texts,
      same.map((each) => each.words),
      place,
    ),
  );
}

function offeredBy({ dontKnow, refused }: Question, { languages: { mode } }: ExportContext): Offered {
  return { dont_know: dontKnow[mode] !== null, refused: refused[mode] !== null };
}

/** The list of a question’s options, and of the states that it offers. */
function listFor(name: string, same: readonly Question[], context: ExportContext): string {
  const worded = same.flatMap((each) => ('options' in each ? [each] : []));
  const isSpecified = worded[0]!.options.some((option) => option.specify !== null);
  const choices = choicesOf(worded, () => true, same, context);
  return context.lists.list(name, [...choices, ...stateChoices(same, context)], isSpecified ? name : '');
}

function choicesOf(
  worded: readonly { readonly options: readonly Option[] }[],
  isWanted: (option: Option) => boolean,
  same: readonly Pick<Question, 'words' | 'id'>[],
  { fills }: ExportContext,
): ExportedChoice[] {
  const words = same.map((each) => each.words);
  return worded[0]!.options.flatMap((option, index) => {
    if (!isWanted(option)) return [];
    const texts = worded.map((each) => each.options[index]!.text);
    const label = fills.texts(texts, words, `${same[0]!.id}.${option.code}`);
    return [{ name: option.code, label, value: option.value }];
  });
}

function stateChoices(same: readonly Question[], { languages: { mode } }: ExportContext): ExportedChoice[] {
  const dontKnow = same.map((each) => each.dontKnow[mode]);
  const refused = same.map((each) => each.refused[mode]);
  const offers = [
    { name: DONT_KNOW, label: dontKnow, value: null },
    { name: REFUSED, label: refused, value: null },
  ];
  return offers.filter(({ label }) => label[0] !== null);
}

/** Options that are offered only then: `(name != 'near' or ${link} = 'personal')` for each. */
function filterOf(options: readonly Option[], { xpath }: ExportContext): Cells {
  const parts = options.flatMap(({ code, when }) =>
    when ? [anyOf(tight(`name != ${quoted(code)}`), xpath(when.expression))] : [],
  );
  const filter = allOf(...parts);
  return isTrue(filter) ? {} : { choice_filter: filter.text };
}

function whens(options: readonly Option[], { xpath }: ExportContext): XPath[] {
  return options.map(({ when }) => (when ? xpath(when.expression) : TRUE));
}

function multipleNamed(questionnaire: Questionnaire, id: string): Extract<Question, { kind: 'multiple' }> {
  const found = questionnaire.blocks.flatMap((block) => block.items).find((item) => item.id === id);
  if (found?.kind !== 'multiple') throw new Error(`“${id}” is no multiple question, though a main one follows it.`);
  return found;
}
