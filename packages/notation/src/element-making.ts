import type { FileElement } from './file-element.ts';
import type { Problems } from './import-problems.ts';
import type { Ledger } from './ledger.ts';
import type { Shape } from './question-shape.ts';

/** What all elements of a document are written with. */
export interface Writing {
  readonly shapes: ReadonlyMap<string, Shape>;
  readonly earlier: ReadonlySet<string>;
  readonly fromSample: (name: string, label: string) => void;
  readonly readsLink: () => void;
  readonly ledger: Ledger;
  readonly problems: Problems;
  /** The place of a question among all elements. */
  readonly placeOf: (name: string) => number | null;
}

/** An element while it is made, with what is said of it on the way. */
export class ElementMaking {
  readonly element: FileElement;
  /** What interviewers are told, a line each. */
  readonly notes: string[] = [];
  readonly writing: Writing;
  /** Its place among all elements. */
  readonly at: number;

  constructor(writing: Writing, at: number, element: FileElement) {
    this.writing = writing;
    this.at = at;
    this.element = element;
  }

  carry(line: number, to: string): void {
    this.writing.ledger.carry(line, to);
  }

  /** Something that is assumed, or that the document leaves open. */
  say(code: string, line: number, sentence: string): void {
    this.writing.problems.note(code, line, sentence, this.element.id);
  }

  /** A line, or a part of it, that cannot be carried over. */
  fail(line: number, guess: string, code = 'line-not-understood'): void {
    this.writing.ledger.fail(line, guess);
    this.say(code, line, guess);
  }
}
