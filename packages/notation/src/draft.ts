import type { Mode } from '@earshot/instrument';
import type { Handling } from './handling.ts';

/** Words with the line that they stand in. */
export interface Said {
  readonly line: number;
  readonly words: string;
  /** Goes on the line before, in the same paragraph. */
  readonly continues?: boolean;
  /** Stood behind a bullet. */
  readonly bullet?: boolean;
}

/** Words for some modes; for all when none is named. */
export interface SaidIn extends Said {
  readonly modes: readonly Mode[];
}

/** A document cut into what it asks, before any name in it is looked up. */
export interface Draft {
  readonly title: Said | null;
  readonly blocks: DraftBlock[];
  readonly removed: DraftRemoved[];
}

export interface DraftBlock {
  /** The letter of a section, such as B; null for a heading without one. */
  readonly letter: string | null;
  readonly title: string;
  /** Null for what stands before the first heading. */
  readonly line: number | null;
  readonly elements: DraftElement[];
}

export type DraftElement = DraftQuestion | DraftNote;

/** Words to read, under the conditions that stand before them. */
export interface DraftNote {
  readonly kind: 'note';
  readonly asks: readonly Said[];
  readonly said: SaidIn[];
  /** The line that ends the interview here. */
  readonly end?: number;
}

export interface DraftRemoved extends Said {
  readonly id: string;
  readonly wave: number | null;
}

/** One question with every line that belongs to it. */
export interface DraftQuestion {
  readonly kind: 'question';
  /** As it is named in our file. */
  readonly id: string;
  readonly printed: string;
  readonly line: number;
  readonly asks: Said[];
  readonly text: Said[];
  readonly hints: SaidIn[];
  readonly onRequest: Said[];
  readonly handling: Handled[];
  /** `DS:` lines and their like. */
  readonly scripts: Said[];
  readonly notes: Said[];
  readonly rows: DraftRow[];
}

/** What an instruction says, with its line. */
export interface Handled {
  readonly line: number;
  readonly modes: readonly Mode[];
  readonly handling: Handling;
}

/** A row of the table under a question. A cell that goes on in the next line has the lines of both. */
export interface DraftRow {
  readonly lines: number[];
  readonly cells: string[];
}

/** A question of which nothing is known but its name. */
export function emptyQuestion(id: string, printed: string, line: number): DraftQuestion {
  const lists = { asks: [], text: [], hints: [], onRequest: [], handling: [], scripts: [], notes: [] };
  return { kind: 'question', id, printed, line, ...lists, rows: [] };
}
