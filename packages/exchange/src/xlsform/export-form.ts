import type { Expression } from '@earshot/dataset';
import {
  type Block,
  type Close,
  type Condition,
  type Element,
  type Note,
  namesOf,
  type Question,
} from '@earshot/instrument';
import { NameBook } from '../form/name-book.ts';
import { ExportedLists } from './export-choices.ts';
import type { ExportContext } from './export-context.ts';
import { ExportedFills } from './export-fills.ts';
import { writeQuestion } from './export-question.ts';
import type { ExportedRow, ExportLanguages } from './export-sheet.ts';
import {
  type ExportedVariable,
  exportedConfirmation,
  exportedSingle,
  NEVER_ASKED,
  reference,
} from './exported-variable.ts';
import { LostFeatures } from './lost-features.ts';
import { loseOfQuestion, loseOfQuestionnaire } from './lost-of-question.ts';
import { SAMPLE_GROUP } from './read-sample.ts';
import { writeXPath } from './write-xpath.ts';
import { allOf, isTrue, TRUE, tight, type XPath } from './xpath-text.ts';

/** Writes a questionnaire into rows of a survey sheet, from top to bottom. */
export class FormWriter {
  readonly rows: ExportedRow[] = [];
  readonly lists: ExportedLists;
  readonly lost = new LostFeatures();
  private readonly languages: ExportLanguages;
  private readonly fills: ExportedFills;
  private readonly variables = new Map<string, ExportedVariable>();
  private readonly names = new NameBook();
  /** That no close has ended the interview before what is written next. */
  private open: XPath = TRUE;

  constructor(languages: ExportLanguages) {
    this.languages = languages;
    this.lists = new ExportedLists(languages);
    this.fills = new ExportedFills(
      languages,
      {
        find: (name) => this.find(name),
        condition: (expression) => this.xpath(expression),
        rowName: (wanted) => this.names.take(wanted, 'words'),
      },
      this.lost,
    );
  }

  write(): void {
    const [questionnaire] = this.languages.questionnaires;
    const elements = questionnaire!.blocks.flatMap((block) => block.elements);
    for (const element of elements) {
      this.names.keep(element.id, ...(element.kind === 'note' || element.kind === 'close' ? [] : namesOf(element)));
    }
    this.names.keep(...questionnaire!.sample.map((variable) => variable.name));
    loseOfQuestionnaire(this.languages, this.lost);
    this.sample();
    questionnaire!.blocks.forEach((block, index) => {
      this.block(block, index);
    });
  }

  private sample(): void {
    const [own, ...others] = this.languages.questionnaires;
    if (own!.sample.length === 0) return;
    this.lost.add(
      'What is known beforehand is asked first, for XLSForms know nothing of people: fill it in from your own list',
      own!.sample.map((variable) => variable.name).join(', '),
    );
    this.rows.push({ type: 'begin_group', name: SAMPLE_GROUP, ...this.inAll('label', 'Known beforehand') });
    own!.sample.forEach((variable, index) => {
      const { name } = variable;
      const same = [variable, ...others.map((other) => other.sample[index] ?? variable)];
      const labels = this.languages.cells(
        'label',
        same.map((each) => each.label),
      );
      const categories = 'categories' in variable ? variable.categories : null;
      const choices = categories?.map(({ code, label }, at) => ({
        name: code,
        label: same.map((each) => ('categories' in each ? (each.categories[at]?.label ?? label) : label)),
        value: null,
      }));
      const type = choices ? `select_one ${this.lists.list(name, choices)}` : 'text';
      this.rows.push({ type, name, ...labels });
      const single = exportedSingle(name, { dont_know: false, refused: false }, false, TRUE);
      this.variables.set(name, choices ? single : { ...single, inWords: reference(name) });
    });
    this.rows.push({ type: 'end_group', name: SAMPLE_GROUP });
  }

  private block(block: Block, index: number): void {
    const elements = block.elements.filter((element) => this.isHere(block, element));
    const asked = allOf(this.open, this.when(block.when));
    for (const element of block.elements) if (!elements.includes(element)) this.leaveOut(element);
    if (elements.length === 0) return;
    const name = this.names.take(block.id, 'block');
    const titles = this.languages.questionnaires.map((each) => each.blocks[index]!.title);
    this.rows.push({ type: 'begin_group', name, ...this.languages.cells('label', titles), ...relevant(asked) });
    const before = this.open;
    let page: string | null = null;
    let pageGroup = '';
    for (const [at, element] of elements.entries()) {
      const next = pageOf(elements, at);
      if (page !== null && next !== page) this.rows.push({ type: 'end_group', name: pageGroup });
      if (next !== null && next !== page) {
        pageGroup = this.names.take(next, 'page');
        this.rows.push({ type: 'begin_group', name: pageGroup, appearance: 'field-list' });
      }
      page = next;
      // Only what ended the interview within the block is not yet said by the group.
      this.element(block, element, index, asked, this.open === before ? TRUE : this.open);
    }
    if (page !== null) this.rows.push({ type: 'end_group', name: pageGroup });
    this.rows.push({ type: 'end_group', name });
  }

  private element(block: Block, element: Element, index: number, around: XPath, left: XPath): void {
    const at = block.elements.indexOf(element);
    const same = this.languages.questionnaires.map((each) => each.blocks[index]!.elements[at]!);
    if (element.kind === 'note') this.note(element, same as Note[], left);
    else if (element.kind === 'close') this.close(element, same as Close[], left);
    else this.question(element, same as Question[], around, left);
  }

  private question(question: Question, same: readonly Question[], around: XPath, left: XPath): void {
    loseOfQuestion(question, this.languages.mode, this.lost);
    const own = this.when(question.when);
    const context: ExportContext = {
      languages: this.languages,
      lists: this.lists,
      fills: this.fills,
      lost: this.lost,
      names: this.names,
      find: (name) => this.find(name),
      xpath: (expression) => this.xpath(expression),
      relevant: allOf(left, own),
      asked: allOf(around, left, own),
    };
    const written = writeQuestion(question, same, context);
    this.rows.push(...this.fills.takeRows(), ...written.rows);
    for (const [name, variable] of written.variables) this.variables.set(name, variable);
    for (const { id, kind, when } of question.checks) {
      if (kind === 'soft') this.variables.set(id, exportedConfirmation(allOf(context.asked, this.when(when))));
    }
  }

  private note(note: Note, same: readonly Note[], left: XPath): void {
    const label = this.fills.texts(
      same.map((each) => each.text),
      same.map((each) => each.words),
      note.id,
    );
    const row = { type: 'note', name: note.id, ...this.languages.cells('label', label) };
    this.rows.push(...this.fills.takeRows(), { ...row, ...relevant(allOf(left, this.when(note.when))) });
    this.lost.add('A note is a page of its own there, unless its group is shown on one', note.id);
  }

  /** A calculation says how the interview ended; all that follows asks that it has not. */
  private close(close: Close, same: readonly Close[], left: XPath): void {
    const when = this.when(close.when);
    const calculation = `if(${when.text}, '${close.outcome}', '')`;
    const label = this.fills.texts(
      same.map((each) => each.text),
      same.map((each) => each.words),
      close.id,
    );
    this.rows.push(...this.fills.takeRows(), { type: 'calculate', name: close.id, ...relevant(left), calculation });
    if (close.text) {
      const name = this.names.take(`${close.id}_text`, 'note');
      const shown = tight(`\${${close.id}} != ''`);
      this.rows.push({ type: 'note', name, ...this.languages.cells('label', label), ...relevant(shown) });
    }
    this.open = allOf(this.open, tight(`\${${close.id}} = ''`));
  }

  private isHere(block: Block, element: Element): boolean {
    const modes = element.modes ?? block.modes;
    return modes === null || modes.includes(this.languages.mode);
  }

  /** Asked in another mode only, so that here nobody has an answer. */
  private leaveOut(element: Element): void {
    this.lost.add('Some are asked in another mode only, and are left out', element.id);
  }

  private find(name: string): ExportedVariable {
    return this.variables.get(name) ?? NEVER_ASKED;
  }

  private when(condition: Condition | null): XPath {
    return condition ? this.xpath(condition.expression) : TRUE;
  }

  private xpath(expression: Expression): XPath {
    return writeXPath(expression, (name) => this.find(name));
  }

  private inAll(column: string, text: string): Record<string, string> {
    return this.languages.cells(
      column,
      this.languages.questionnaires.map(() => text),
    );
  }
}

/** The page that an element stands on: a note stands on that of the next question. */
function pageOf(elements: readonly Element[], at: number): string | null {
  const next = elements.slice(at).find((element) => element.kind !== 'note');
  return next && next.kind !== 'close' && 'page' in next ? next.page : null;
}

function relevant(condition: XPath): { relevant?: string } {
  return isTrue(condition) ? {} : { relevant: condition.text };
}
