import type { Clause } from '../form/clause.ts';
import { namesShown } from '../form/fill-places.ts';
import type { ForeignCases } from '../form/foreign-variable.ts';
import { NameBook } from '../form/name-book.ts';
import type { SourceRow } from '../form/source-row.ts';
import { type FileBlock, type FileElement, type FormReading, whenOf } from './form-reader.ts';

/** A part of the form that becomes a block, or several where another part stands in its midst. */
export interface Section {
  readonly name: string;
  /** Its title, which is also written down for the block of that id in the files of other languages. */
  readonly title: (id: string) => string;
  /** All conditions around it; null where nobody can meet them. */
  readonly when: { when?: string } | null;
  readonly conditions: readonly Clause[];
  readonly isForEverybody: boolean;
}

/** Gathers what is read into blocks, each of one part of the form. */
export class BlockWriter {
  readonly blocks: FileBlock[] = [];
  private readonly reading: FormReading;
  private readonly ids = new NameBook();
  private readonly rows = new Map<FileElement, SourceRow>();
  private block: FileBlock | null = null;

  constructor(reading: FormReading) {
    this.reading = reading;
  }

  /** What is written next begins a block of its own. */
  endBlock(): void {
    this.block = null;
  }

  elements(): FileElement[] {
    return this.blocks.flatMap((block) => block.questions);
  }

  /** The row that an element comes from. */
  rowOf(element: FileElement): SourceRow | null {
    return this.rows.get(element) ?? null;
  }

  /** Puts an element into the block of its section, with the words that its texts put in. */
  push(element: FileElement | null, section: Section, row: SourceRow): void {
    if (!element) return;
    if (!this.block) {
      const id = this.ids.take(section.name, 'block');
      this.block = { id, title: section.title(id), ...section.when, questions: [] };
      this.blocks.push(this.block);
    }
    const words = this.wordsFor(element, row);
    const complete: FileElement = Object.assign(
      { id: element.id, kind: element.kind },
      element,
      words ? { words } : {},
    );
    this.block.questions.push(complete);
    this.rows.set(complete, row);
  }

  private wordsFor(element: FileElement, row: SourceRow): NonNullable<FileElement['words']> | null {
    const cases = this.reading.variables.cases();
    const used = namesShown(element, new Set(cases.keys()));
    if (used.size === 0) return null;
    return Object.fromEntries([...used].map((name) => [name, this.variants(cases.get(name)!, row)]));
  }

  private variants({ cases, otherwise }: ForeignCases, row: SourceRow) {
    const variants = cases.flatMap(({ when: tree, value }) => {
      const carried = this.reading.variables.carry(tree);
      if ('reason' in carried) row.remark(`Words that it puts in are not carried: “${value}” – ${carried.reason}.`);
      const when = 'clause' in carried ? whenOf(carried.clause) : null;
      return when === null || value === '' ? [] : [{ ...when, text: value }];
    });
    return otherwise === '' ? variants : [...variants, { text: otherwise }];
  }
}
