import { isLoud } from './loud.ts';

const CODE = /^(?:-?\d{1,4}[.)]?|X)$/;
const IN_BRACKETS = /^[*_]*(?:\[[^[\]]+\]\s*)+[*_]*$/;
const ASKS = /^(?:ASK|BASE|FILTER)\b/i;
/** Where in an interview the words are said: `INTRO: Thank you for taking part.` */
const STAGE = /^\s*(?:INTRO(?:DUCTION)?|CLOSE|CLOSING|OUTRO)\s*:\s*(?=[A-Z][a-z])/;
const LONGEST_HEADING = 40;

/**
 * A line in the one hand that is read here. Agencies write `[ASK IF B1=1]` for `ASK IF B1=1`, `Q.1` for `Q1`, set what
 * belongs to a question behind a tab, or set the headings of a grid by blanks.
 */
export function inOneHand(text: string): string {
  const plain = text.replaceAll(/\bQ\.\s?(?=\d)/g, 'Q').replace(STAGE, '');
  return alignedHeadings(withoutBrackets(withoutIndent(plain)));
}

/** A tab that only sets a line apart. Before the headings of a grid it stands for their first, empty column. */
function withoutIndent(text: string): string {
  const inner = /^\t(?=[^\t\s])(.*)$/s.exec(text)?.[1];
  if (inner === undefined) return text;
  const [first = '', ...others] = inner.split('\t').map((cell) => cell.trim());
  const said = others.filter((cell) => cell !== '');
  const isCodeFirst = CODE.test(first) && said.length > 0 && !CODE.test(said[0]!);
  const isOption = !CODE.test(first) && said.length > 0 && CODE.test(said[0]!);
  return others.length === 0 || isCodeFirst || isOption ? inner : text;
}

/** A line that is nothing but instructions in square brackets. What is to be filled in there stays. */
function withoutBrackets(text: string): string {
  const line = text.trim();
  if (!IN_BRACKETS.test(line)) return text;
  const inner = [...line.matchAll(/\[([^[\]]+)\]/g)].map(([, words]) => words!.trim());
  const areInstructions = inner.every(
    (words) => (ASKS.test(words) || (isLoud(words) && words.includes(' '))) && !/^INSERT\b/i.test(words),
  );
  return areInstructions ? inner.join('. ') : text;
}

/** Headings that stand over the columns of codes, far from the margin and with blanks between them. */
function alignedHeadings(text: string): string {
  if (!/^ {6,}\S/.test(text)) return text;
  const parts = text.trim().split(/ {2,}/);
  const areHeadings =
    parts.length > 1 && parts.every((part) => part.length <= LONGEST_HEADING && /[A-Za-z]/.test(part));
  return areHeadings ? `\t${parts.join('\t')}` : text;
}
