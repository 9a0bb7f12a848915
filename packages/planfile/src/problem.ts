/** Where something stands in a file that a person wrote. Lines and columns count from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/**
 * Something that a person, a file or a return got wrong. Codes are stable (`expression-unknown-name`), so that
 * tests and scripts can rely on them; the sentence says what is wrong and what to do about it.
 */
export interface Problem {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly place: Place;
  readonly sentence: string;
  /** The question that it is about, where it is about one. */
  readonly question?: string;
  /** For a claim that something can happen: answers that make it happen, as few as there can be. */
  readonly witness?: readonly WitnessLine[];
}

/** One answer of a witness: the question or variable, and what is answered, in words. */
export interface WitnessLine {
  readonly name: string;
  readonly answer: string;
}

/** One line for a terminal, in the form that editors turn into a link: `file:line:column sentence [code]`. */
export function problemLine(problem: Problem): string {
  const { file, line, column } = problem.place;
  const warning = problem.severity === 'warning' ? 'warning: ' : '';
  return `${file}:${line}:${column} ${warning}${problem.sentence} [${problem.code}]`;
}

/** True when nothing in the list stops the work; warnings do not. */
export function usable(problems: readonly Problem[]): boolean {
  return problems.every((problem) => problem.severity === 'warning');
}

/** The place some characters further on in the same line, such as within an expression. */
export function placeWithin(place: Place, characters: number): Place {
  return { ...place, column: place.column + characters };
}

const MOST_LISTED = 50;

/** A list that somebody can read: the first fifty problems of a file, and one that says how many more there are. */
export function atMostFifty(problems: readonly Problem[]): Problem[] {
  const more = problems.length - MOST_LISTED;
  if (more <= 0) return [...problems];
  const { severity, place } = problems[MOST_LISTED]!;
  const sentence = `And ${more} more ${more === 1 ? 'problem' : 'problems'} in this file, from here on.`;
  return [...problems.slice(0, MOST_LISTED), { code: 'plan-more-problems', severity, place, sentence }];
}
