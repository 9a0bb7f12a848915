import type { Draft, DraftBlock, DraftElement } from './draft.ts';
import { fileName, findName } from './names.ts';
import type { Shape } from './question-shape.ts';

/** An element in the order in which people meet them. */
export interface Placed {
  readonly element: DraftElement;
  readonly block: DraftBlock;
  /** Its place among all elements, from 0. */
  readonly at: number;
}

/** The order of a document, and where in it the names that options lead to are. */
export class Flow {
  readonly placed: readonly Placed[];
  /** The place of the last question; -1 where there is none. */
  readonly lastQuestion: number;
  private readonly places = new Map<string, number>();
  private readonly blocks: readonly { readonly block: DraftBlock; readonly at: number }[];

  constructor(draft: Draft) {
    const placed: Placed[] = [];
    this.blocks = draft.blocks.map((block) => {
      const at = placed.length;
      for (const element of block.elements) placed.push({ element, block, at: placed.length });
      return { block, at };
    });
    this.placed = placed;
    this.lastQuestion = placed.findLastIndex(({ element }) => element.kind === 'question');
    for (const { element, at } of placed)
      if (element.kind === 'question' && !this.places.has(element.id)) this.places.set(element.id, at);
  }

  /** The place of a question by its printed name, of a section's first element, or of a heading's; null for none. */
  placeOf(target: string): number | null {
    const letter = /^SECTION ([A-Z0-9]{1,2})$/i.exec(target)?.[1]?.toUpperCase();
    if (letter) return this.blocks.find(({ block }) => block.letter === letter)?.at ?? null;
    if (/^(?:THE )?END(?: OF (?:THE )?(?:SURVEY|INTERVIEW|QUESTIONNAIRE))?$/i.test(target))
      return this.lastQuestion + 1;
    const name = findName(target, this.places);
    if (name !== null) return this.places.get(name)!;
    return this.headed(target)?.at ?? null;
  }

  /** The block whose heading begins with these words. */
  headed(words: string): { block: DraftBlock; at: number } | null {
    const wanted = words.toLowerCase();
    if (wanted.length < 4) return null;
    return this.blocks.find(({ block }) => block.title.toLowerCase().startsWith(wanted)) ?? null;
  }

  /** Places from one question to another, both included; a question takes its “which one” questions with it. */
  between(from: string, to: string, shapes: ReadonlyMap<string, Shape>): number[] {
    const first = this.placeOf(from);
    const last = this.placeOf(to);
    if (first === null || last === null) return [];
    const places = this.placed.filter(({ at }) => at >= first && at <= last).map(({ at }) => at);
    const next = this.placed[last + 1]?.element;
    const follows = next?.kind === 'question' && shapes.get(next.id)?.of === fileName(to);
    return follows ? [...places, last + 1] : places;
  }
}
