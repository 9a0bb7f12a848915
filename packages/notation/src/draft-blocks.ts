import { slug } from './codes.ts';
import { type DraftBlock, type DraftElement, type DraftNote, type DraftQuestion, emptyQuestion } from './draft.ts';

/** The sections of a document while it is read, with what stands in them so far. */
export class DraftBlocks {
  readonly blocks: DraftBlock[] = [];

  /** The section that is being read; what stands before the first heading has one of its own. */
  block(): DraftBlock {
    const last = this.blocks.at(-1);
    if (last) return last;
    const first: DraftBlock = { letter: null, title: 'Questions', line: null, elements: [] };
    this.blocks.push(first);
    return first;
  }

  add(element: DraftElement): void {
    this.block().elements.push(element);
  }

  /** The last thing in the section, when it is a question. */
  lastQuestion(): DraftQuestion | null {
    const last = this.blocks.at(-1)?.elements.at(-1);
    return last?.kind === 'question' ? last : null;
  }

  /** Makes a question of the notes at the end, back to where somebody was singled out for them; null without notes. */
  questionOfNotes(): DraftQuestion | null {
    const { elements } = this.block();
    const notes: DraftNote[] = [];
    for (let last = elements.at(-1); last?.kind === 'note' && last.end === undefined; last = elements.at(-1)) {
      notes.unshift(last);
      elements.pop();
      if (last.asks.length > 0) break;
    }
    const first = notes[0]?.said[0];
    if (!first) return null;
    const question = emptyQuestion(slug(first.words), '', first.line);
    question.asks.push(...notes[0]!.asks);
    question.text.push(...notes.flatMap(({ said }) => said));
    this.add(question);
    return question;
  }
}
