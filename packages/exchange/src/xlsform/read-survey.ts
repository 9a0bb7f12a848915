import type { Tree } from '../form/expression-tree.ts';
import type { ForeignAnswer } from '../form/foreign-variable.ts';
import { settleLastNotes } from '../form/last-notes.ts';
import { NameBook } from '../form/name-book.ts';
import type { SourceRow } from '../form/source-row.ts';
import { BlockWriter, type Section } from './block-writer.ts';
import { type Calculation, readCalculation } from './calculation.ts';
import { dropPage } from './drop-page.ts';
import { asksBlank, type Ending, endingOf } from './ended-by.ts';
import { type Around, type FileBlock, type FormReading, fillFor, relevanceOf, treeIn, whenOf } from './form-reader.ts';
import { type FormGroup, type FormLeaf, type FormNode, leavesOf } from './form-tree.ts';
import { readBeside } from './read-beside.ts';
import { gridOf, readGrid } from './read-grid.ts';
import { readQuestion } from './read-question.ts';
import { type FileSample, readSample } from './read-sample.ts';

/** Reads the survey sheet into blocks, row by row, so that each row is read with what stands before it. */
export class SurveyReader {
  readonly sample: FileSample = {};
  private readonly writer: BlockWriter;
  private readonly reading: FormReading;
  private readonly form: readonly FormNode[];
  private readonly pages = new NameBook();

  constructor(form: readonly FormNode[], reading: FormReading) {
    this.form = form;
    this.reading = reading;
    this.writer = new BlockWriter(reading);
  }

  get blocks(): FileBlock[] {
    return this.writer.blocks;
  }

  /** @param title of the form, which stands above questions that are in no group. */
  read(title: string): void {
    const section: Section = { name: 'questions', title: () => title, when: {}, conditions: [], isForEverybody: true };
    this.nodes(this.form, section, { conditions: [], isForEverybody: true, page: null });
    settleLastNotes(this.blocks, (element) => this.writer.rowOf(element));
  }

  private nodes(nodes: readonly FormNode[], section: Section, around: Around): void {
    for (let index = 0; index < nodes.length; index += 1) {
      const node = nodes[index]!;
      if (node.is === 'group') this.group(node, section, around);
      else index += this.leaf(node, nodes.slice(index + 1), section, around);
    }
  }

  private group(group: FormGroup, section: Section, around: Around): void {
    const sample = group.row.peek('name') && this.blocks.length === 0 ? readSample(group, this.reading) : null;
    if (sample) {
      Object.assign(this.sample, sample);
      return;
    }
    const grid = gridOf(group);
    if (group.isRepeat)
      this.refuseAll(group, 'It stands in questions that are repeated; ask for the latest, or for each by itself.');
    else if (grid) this.writer.push(readGrid(grid, around, this.reading), section, group.row);
    else if (around.page !== null) this.insidePage(group, section, around);
    else if (hasLook(group.row, 'field-list') && this.isWithin(section)) this.page(group, section, around);
    else this.section(group, section);
  }

  /** Groups in the midst of a page are no pages of their own: their words become a note. */
  private insidePage(group: FormGroup, section: Section, around: Around): void {
    const inner = this.entered(group.row, around);
    this.groupNote(group.row, section, inner);
    group.row.take('appearance');
    group.row.carry();
    this.nodes(group.inside, section, inner);
  }

  private page(group: FormGroup, section: Section, around: Around): void {
    const page = this.pages.take(group.row.take('name'), 'page');
    group.row.take('appearance');
    const inner = this.entered(group.row, around);
    this.groupNote(group.row, section, inner);
    this.onPage(group, section, { ...inner, page });
  }

  private onPage(group: FormGroup, section: Section, around: Around): void {
    const before = this.writer.elements().length;
    this.nodes(group.inside, section, around);
    group.row.carry();
    dropPage(this.writer.elements().slice(before), group.row);
  }

  private section(group: FormGroup, outer: Section): void {
    const { row } = group;
    const isPage = hasLook(row, 'field-list');
    if (isPage) row.take('appearance');
    const relevant = relevanceOf(row, this.reading);
    const conditions = [...outer.conditions, relevant];
    const name = row.take('name') || 'block';
    const section: Section = {
      name,
      title: (id) =>
        this.reading.words.read(row, 'label', [['blocks', id, 'title']], fillFor(this.reading)) || outer.title(id),
      when: outer.when && whenOf(...conditions),
      conditions,
      isForEverybody: outer.isForEverybody && relevant.is === 'always',
    };
    if (section.when === null) {
      this.refuseAll(group, 'Nobody can meet the condition of its group, so nobody would be asked.');
      return;
    }
    this.writer.endBlock();
    const page = isPage ? this.pages.take(name, 'page') : null;
    const around = { conditions: [], isForEverybody: section.isForEverybody, page };
    if (isPage) this.onPage(group, section, around);
    else this.nodes(group.inside, section, around);
    row.carry();
    this.writer.endBlock();
  }

  private entered(row: SourceRow, around: Around): Around {
    const relevant = relevanceOf(row, this.reading);
    return {
      ...around,
      conditions: [...around.conditions, relevant],
      isForEverybody: around.isForEverybody && relevant.is === 'always',
    };
  }

  private groupNote(row: SourceRow, section: Section, around: Around): void {
    if (!row.columns.some((column) => column.startsWith('label'))) return;
    const id = this.reading.names.take(`${row.take('name')}_words`, 'note');
    const text = this.reading.words.read(row, 'label', [['questions', id, 'text']], fillFor(this.reading));
    const when = whenOf(...around.conditions);
    if (text !== '' && when) this.writer.push({ id, kind: 'note', ...when, text }, section, row);
  }

  /** @returns how many of the following rows were read with it. */
  private leaf(leaf: FormLeaf, following: readonly FormNode[], section: Section, around: Around): number {
    const { row, type } = leaf;
    switch (type.is) {
      case 'choice':
      case 'number':
      case 'text':
        return this.question(leaf, following, section, around);
      case 'note':
        this.note(row, section, around);
        return 0;
      case 'calculate':
        return this.calculate(row, following, section, around);
      case 'recorded':
        for (const column of row.columns) row.take(column);
        row.skip('Earshot records the times of interviews itself, and nothing of devices.');
        break;
      case 'unknown':
        row.refuse(`There is no such kind of question here. Perhaps: ${type.guess}.`);
        break;
    }
    this.reading.variables.refuse(row.peek('name'), `of the type “${row.peek('type')}”`);
    return 0;
  }

  private question(leaf: FormLeaf, following: readonly FormNode[], section: Section, around: Around): number {
    const name = leaf.row.peek('name');
    const read = readQuestion(leaf, around, this.reading);
    if (!read) {
      this.reading.variables.refuse(name, 'a question');
      return 0;
    }
    const completed = readBeside(read, leaf.row, following, this.reading);
    this.reading.variables.add(name, completed.read.answer);
    this.writer.push(completed.read.element, section, leaf.row);
    return completed.rows;
  }

  private note(row: SourceRow, section: Section, around: Around): void {
    const id = this.reading.names.take(row.take('name'), 'note');
    const text = this.reading.words.read(row, 'label', [['questions', id, 'text']], fillFor(this.reading));
    const when = whenOf(...around.conditions, relevanceOf(row, this.reading));
    if (text === '') row.refuse('The note has no words.');
    else if (!when) row.refuse('Nobody can meet its condition, so nobody would read it.');
    else {
      row.take('required');
      row.carry();
      this.writer.push({ id, kind: 'note', ...when, text }, section, row);
    }
  }

  private calculate(row: SourceRow, following: readonly FormNode[], section: Section, around: Around): number {
    const name = row.take('name');
    const tree = treeIn(row, 'calculation');
    const id = this.reading.names.take(name, 'words');
    const read = tree && this.calculation(tree, id);
    row.take('relevant');
    if (!read) {
      row.refuse(
        'Our questionnaires work nothing out but texts by conditions. Perhaps a derived variable in tables.yml.',
      );
      this.reading.variables.refuse(name, 'a calculation');
      return 0;
    }
    const ending = read.kind === 'cases' ? endingOf(read, name, row.row, this.form) : null;
    if (ending) return this.close(row, id, ending, following[0], section, around);
    this.reading.variables.add(name, read);
    row.carry();
    return 0;
  }

  private calculation(tree: Tree, id: string): Calculation | ForeignAnswer | null {
    const { variables } = this.reading;
    const read = readCalculation(tree, id, variables.ourName);
    return read?.kind === 'chosen' ? variables.chosen(read) : read;
  }

  private close(
    row: SourceRow,
    id: string,
    { outcome, when: tree }: Ending,
    next: FormNode | undefined,
    section: Section,
    around: Around,
  ): number {
    const name = row.peek('name');
    const carried = this.reading.variables.carry(tree);
    const when = 'clause' in carried ? whenOf(...around.conditions, carried.clause) : null;
    if (!when) {
      const reason = 'reason' in carried ? carried.reason : 'nobody can meet its condition';
      row.refuse(`The end of the interview is not carried: ${reason}.`);
      this.reading.variables.refuse(name, 'the end of an interview');
      return 0;
    }
    const hasText = next?.is === 'leaf' && next.type.is === 'note' && asksBlank(next.row, name, '!=');
    const text = hasText ? this.closeText(next.row, id) : '';
    // Whoever comes to anything that stands after it has not met it.
    this.reading.variables.add(name, { kind: 'cases', name: id, cases: [], otherwise: '' });
    row.carry();
    this.writer.push({ id, kind: 'close', ...when, outcome, ...(text === '' ? {} : { text }) }, section, row);
    return hasText ? 1 : 0;
  }

  private closeText(row: SourceRow, id: string): string {
    row.take('relevant');
    row.take('name');
    row.carry();
    return this.reading.words.read(row, 'label', [['questions', id, 'text']], fillFor(this.reading));
  }

  /** Whether a block of the section is being written, or the section is a group. */
  private isWithin(section: Section): boolean {
    return section.conditions.length > 0;
  }

  private refuseAll(group: FormGroup, sentence: string): void {
    group.row.refuse(sentence);
    for (const { row } of leavesOf([group])) {
      row.refuse(sentence);
      this.reading.variables.refuse(row.peek('name'), 'in a group');
    }
  }
}

function hasLook(row: SourceRow, look: string): boolean {
  return row.peek('appearance').toLowerCase().split(/\s+/).includes(look);
}
