/** A line of a document, under its number in the whole of it. */
export interface SourceLine {
  /** Counts from 1. */
  readonly number: number;
  readonly text: string;
}

/** What kind of thing a line says. */
export type Role =
  | 'heading'
  | 'question'
  | 'option'
  | 'row'
  | 'routing'
  | 'instruction'
  | 'text'
  | 'removed'
  | 'layout'
  | 'blank';

/** What became of a line. Every line of the part that was read has one of these. */
export interface LineOutcome extends SourceLine {
  readonly role: Role;
  /** `layout`: a blank line or a rule between rows, which says nothing. */
  readonly outcome: 'carried' | 'not-understood' | 'layout';
  /** Where its words or what they mean stand in the questionnaire, such as `b1.options.yes`. */
  readonly to: readonly string[];
  /** Of a line that was not understood: what it seems to ask for. */
  readonly guess: string | null;
}

/** The lines of a text, whichever way they end. */
export function sourceLines(text: string): SourceLine[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r|\f/);
  return lines.map((line, index) => ({ number: index + 1, text: line }));
}
