import type { Mode } from '@earshot/instrument';
import { closesAfter } from './closes.ts';
import { Names, slug } from './codes.ts';
import type { Draft, DraftBlock, DraftNote, DraftQuestion, Said } from './draft.ts';
import type { Writing } from './element-making.ts';
import { ElementWriter } from './element-writer.ts';
import { type FileBlock, type FileElement, type FileSample, ordered, type QuestionnaireData } from './file-element.ts';
import { Flow, type Placed } from './flow.ts';
import { ImpliedLeaps } from './implied-leaps.ts';
import type { Problems } from './import-problems.ts';
import { type Leap, passedOver, stays } from './jumps.ts';
import { isAside, LeapReader } from './leaps.ts';
import type { Ledger } from './ledger.ts';
import { applyOrders } from './orders.ts';
import type { Shape } from './question-shape.ts';
import { LINK } from './write-condition.ts';

/** Writes questionnaire.yml as plain data from a document that was cut into its elements. */
export class FileBuilder {
  private readonly draft: Draft;
  private readonly byQuestion: ReadonlyMap<DraftQuestion, Shape>;
  private readonly shapes = new Map<string, Shape>();
  private readonly ledger: Ledger;
  private readonly problems: Problems;
  private readonly flow: Flow;
  private readonly sample = new Map<string, FileSample>();
  private readonly ids = new Names();

  constructor(draft: Draft, byQuestion: ReadonlyMap<DraftQuestion, Shape>, ledger: Ledger, problems: Problems) {
    this.draft = draft;
    this.byQuestion = byQuestion;
    this.ledger = ledger;
    this.problems = problems;
    this.flow = new Flow(draft);
    for (const shape of byQuestion.values()) if (!this.shapes.has(shape.id)) this.shapes.set(shape.id, shape);
  }

  build(title: string): QuestionnaireData {
    const leaps = this.leaps();
    const over = passedOver(leaps.leaps) ?? this.tooMany(leaps);
    const implied = new ImpliedLeaps(this.flow, this.shapes);
    const elements = new Map<Placed, FileElement[]>();
    const writing = this.writing();
    const asides = new Set(this.draft.blocks.filter((block) => this.isAside(block)));
    for (const placed of this.flow.placed) {
      if (asides.has(placed.block)) continue;
      const open = implied.open(placed.at, over.get(placed.at) ?? []);
      const passing = stays(open);
      elements.set(placed, this.elements(placed, passing, writing, leaps.asides));
    }
    const blocks = this.blocks(elements);
    const removed = this.removed();
    applyOrders(blocks, this.byQuestion, this.ledger, this.problems);
    for (const block of blocks) block.questions = block.questions.map(ordered);
    return {
      title,
      ...(this.sample.size > 0 ? { sample: Object.fromEntries(this.sample) } : {}),
      ...(Object.keys(removed).length > 0 ? { removed } : {}),
      blocks,
    };
  }

  private leaps(): LeapReader {
    const reader = new LeapReader(this.flow, this.shapes, this.ledger, this.problems);
    for (const placed of this.flow.placed) {
      if (placed.element.kind === 'question') reader.read(placed, this.byQuestion.get(placed.element)!);
    }
    return reader;
  }

  private tooMany(leaps: LeapReader): Map<number, Leap[]> {
    const sentence =
      'The routes of this document pass over more questions than can be written; none of them is in the result.';
    for (const { who } of leaps.leaps) {
      const lines = 'shape' in who ? who.choices.flatMap((choice) => choice.lines) : [];
      for (const line of lines) this.ledger.fail(line, sentence);
    }
    this.problems.note('routes-too-many', this.draft.title?.line ?? 1, sentence);
    return new Map();
  }

  private writing(): Writing {
    const earlier = new Map(this.draft.removed.map(({ id, wave }) => [id, wave]));
    return {
      shapes: this.shapes,
      earlier: new Set(earlier.keys()),
      fromSample: (name, label) => {
        const wave = earlier.get(name);
        if (!this.sample.has(name)) this.sample.set(name, { kind: 'text', label, ...(wave ? { wave } : {}) });
      },
      readsLink: () => {
        const categories = { closed: 'Closed link', open: 'Open link' };
        this.sample.set(LINK, { kind: 'single', label: 'Link', categories });
      },
      ledger: this.ledger,
      problems: this.problems,
      placeOf: (name) => this.flow.placeOf(name),
    };
  }

  private elements(
    placed: Placed,
    passing: readonly string[],
    writing: Writing,
    asides: ReadonlyMap<string, string[]>,
  ): FileElement[] {
    const { element, at, block } = placed;
    if (element.kind === 'note') return [this.note(placed, element, passing, writing)];
    const shape = this.byQuestion.get(element)!;
    const id = this.idOf(element, shape);
    const writer = new ElementWriter(writing, at, id, shape.kind, passing);
    const aside = (asides.get(shape.id) ?? []).flatMap((title) => this.wordsUnder(title));
    const isScreener = /\bscreen/i.test(block.title) && modesOf(block)?.[0] === 'telephone';
    return [...writer.question(shape, aside), ...closesAfter(shape, isScreener, this.ledger)];
  }

  /** A question that is named twice stands twice, so that the checker shows it. */
  private idOf(element: DraftQuestion, shape: Shape): string {
    if (this.shapes.get(shape.id) !== shape) {
      const sentence = `${element.printed} stands a second time; conditions that name it are read as about the first.`;
      this.problems.note('question-twice', element.line, sentence, shape.id);
      this.ledger.fail(element.line, sentence);
    }
    return shape.id;
  }

  private note({ at, block }: Placed, note: DraftNote, passing: readonly string[], writing: Writing): FileElement {
    const isLast = at > this.flow.lastQuestion;
    if (note.end !== undefined) return this.end(at, note, note.end, passing, writing);
    const name = slug(block.letter ? `${block.letter}_note` : `${block.title}_note`);
    if (!isLast || at === 0) return new ElementWriter(writing, at, this.ids.give(name), 'note', passing).note(note);
    const close = new ElementWriter(writing, at, this.ids.give('end'), 'close', passing).note(note);
    return { ...close, outcome: 'completed' };
  }

  /** Where the interview ends for some, or at the end of the document for everybody. */
  private end(at: number, note: DraftNote, line: number, passing: readonly string[], writing: Writing): FileElement {
    const isForSome = note.asks.length > 0;
    const close = new ElementWriter(writing, at, this.ids.give(isForSome ? 'ended' : 'end'), 'close', passing).note(
      note,
    );
    const isAll = close.when === undefined;
    if (isAll && at < this.flow.lastQuestion) {
      const guess = 'It ends the interview for everybody, though questions follow; who is meant is not said.';
      this.ledger.fail(line, guess);
    } else this.ledger.carry(line, close.id);
    return { ...close, outcome: isForSome ? 'screened_out' : 'completed' };
  }

  private wordsUnder(title: string): Said[] {
    const block = this.draft.blocks.find((each) => each.title === title);
    return block?.elements.flatMap((element) => (element.kind === 'note' ? element.said : [])) ?? [];
  }

  private isAside({ title, elements }: DraftBlock): boolean {
    return (
      isAside(
        title,
        elements.every((element) => element.kind === 'note'),
      ) && this.ledSomewhere(title)
    );
  }

  private ledSomewhere(title: string): boolean {
    return [...this.shapes.values()].some((shape) =>
      [...shape.options, ...shape.states].some(
        ({ route }) => route.to !== null && this.flow.headed(route.to)?.block.title === title,
      ),
    );
  }

  private blocks(elements: ReadonlyMap<Placed, readonly FileElement[]>): FileBlock[] {
    const ids = new Names();
    const written = new Map<DraftBlock, FileElement[]>();
    for (const [{ block }, some] of elements) {
      const known = written.get(block);
      if (known) known.push(...some);
      else written.set(block, [...some]);
    }
    const blocks: FileBlock[] = [];
    let ahead: FileElement[] = [];
    let modes: Mode[] | null = null;
    for (const block of this.draft.blocks) {
      modes = modesOf(block) ?? (block.letter === null ? modes : null);
      const questions = written.get(block);
      if (!questions) {
        this.withoutElements(block);
        continue;
      }
      if (standsAhead(questions, modes) && block !== this.draft.blocks.at(-1)) {
        ahead.push(...questions.map((element) => (modes ? { ...element, modes } : element)));
        if (block.line !== null) this.ledger.carry(block.line, `${questions[0]!.id}.modes`);
        continue;
      }
      const id = ids.give(slug(block.letter ? `${block.letter} ${block.title}` : block.title));
      if (block.line !== null) this.ledger.carry(block.line, `blocks.${id}`);
      blocks.push({ id, title: block.title, ...(modes ? { modes } : {}), questions: [...ahead, ...questions] });
      ahead = [];
    }
    blocks.at(-1)?.questions.push(...ahead);
    return blocks;
  }

  /** What stands under a heading was taken elsewhere, or there is nothing. */
  private withoutElements(block: DraftBlock): void {
    if (block.line === null) return;
    if (block.elements.length > 0) this.ledger.carry(block.line, 'add_if_necessary');
    else this.ledger.fail(block.line, 'Nothing stands under this heading, so there is no block for it.');
  }

  private removed(): NonNullable<QuestionnaireData['removed']> {
    const names = new Names();
    return Object.fromEntries(
      this.draft.removed.map(({ id, line, words, wave }) => {
        const name = names.give(slug(id));
        this.ledger.carry(line, `removed.${name}`);
        return [name, { ...(wave === null ? {} : { wave }), why: words }];
      }),
    );
  }
}

/**
 * Notes are shown with the next question of their block. A section that may have none for somebody (only notes, or a
 * landing page) therefore stands at the beginning of the next block.
 */
function standsAhead(elements: readonly FileElement[], modes: readonly Mode[] | null): boolean {
  const notes = elements.filter(({ kind }) => kind === 'note').length;
  return notes === elements.length || (modes?.length === 1 && modes[0] === 'web' && notes > 0);
}

/** The modes that a section's heading names; null where it names none. */
function modesOf({ title }: DraftBlock): Mode[] | null {
  if (/\b(?:telephone|phone|CATI)\b/i.test(title)) return ['telephone'];
  return /\b(?:online|landing page|web|CAWI)\b/i.test(title) ? ['web'] : null;
}
