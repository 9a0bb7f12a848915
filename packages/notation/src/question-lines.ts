import { withoutBracketed, withoutHandling } from './bracketed.ts';
import type { DraftQuestion, DraftRow, Said } from './draft.ts';
import { routing } from './sighting.ts';

/** Adds the words after a question’s name: who is asked, its text, and what is done, as far as each stands there. */
export function addFirstWords(question: DraftQuestion, line: number, rest: string): void {
  const asked = routing(rest);
  if (asked?.is === 'routing') question.asks.push({ line, words: asked.words });
  addWords(question, { line, words: asked?.is === 'routing' ? asked.say : rest });
}

/** Adds words to a question, without what stands in brackets or capitals among them and is no part of them. */
export function addWords(question: DraftQuestion, said: Said): void {
  const { line } = said;
  const { text: unbracketed, asks, handling: inBrackets, scripts } = withoutBracketed(said.words);
  const { text, handling } = withoutHandling(unbracketed);
  question.asks.push(...asks.map((words) => ({ line, words })));
  question.scripts.push(...scripts.map((words) => ({ line, words })));
  for (const each of [...inBrackets, ...(handling ? [handling] : [])]) {
    question.handling.push({ line, modes: [], handling: each });
  }
  if (text !== '') question.text.push({ ...said, words: text });
}

/** Adds a row to the table under a question, or to its last row where that goes on in this line: a label is cut in two. */
export function addRow(question: DraftQuestion, row: DraftRow): void {
  const { cells, lines } = row;
  const last = question.rows.at(-1);
  const filled = cells.filter((cell) => cell !== '').length;
  // More than one filled cell under an empty first one is a row of headings.
  const goesOn = cells[0] === '' && filled === 1;
  if (!last || !goesOn) {
    question.rows.push(row);
    return;
  }
  for (const [at, cell] of cells.entries()) last.cells[at] = `${last.cells[at] ?? ''} ${cell}`.trim();
  last.lines.push(...lines);
}
