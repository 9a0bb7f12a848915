import { type Handling, isHandling, isSomething, readHandling } from './handling.ts';
import { isLoud } from './loud.ts';
import { isScript } from './script.ts';

/** What stands in brackets among the words of a question and is no part of them. */
export interface Bracketed {
  readonly text: string;
  readonly asks: readonly string[];
  readonly handling: readonly Handling[];
  readonly scripts: readonly string[];
}

const BRACKETS = /\[([^[\]()]{1,160})\]|\(([^[\]()]{2,160})\)/g;

/** Takes `[ASK IF B1=1]`, `(SINGLE CODE)` and `[RANDOMISE]` out of the words of a question. */
export function withoutBracketed(words: string): Bracketed {
  const asks: string[] = [];
  const handling: Handling[] = [];
  const scripts: string[] = [];
  const text = words.replaceAll(BRACKETS, (whole, square: string | undefined, round: string | undefined) => {
    const inner = square === undefined ? round!.trim() : spelledOut(square.trim());
    if (!isLoud(inner)) return whole;
    const read = readHandling(inner);
    if (/^(?:ASK|BASE)\b/.test(inner)) asks.push(inner);
    else if (isHandling(inner)) handling.push(read);
    else if (isSomething(read) && read.others.every(isScript)) {
      handling.push({ ...read, others: [] });
      scripts.push(...read.others);
    } else if (isScript(inner)) scripts.push(inner);
    else return whole;
    return '';
  });
  return { text: text.replaceAll(/ {2,}/g, ' ').trim(), asks, handling, scripts };
}

/** `[S]` and `[M PER ROW]` are how online scripts say single and multicode. */
function spelledOut(words: string): string {
  return words.replaceAll(/(?<=^|, ?)([SM])(?=$|,| PER\b| EACH\b)/g, (_, letter) =>
    letter === 'S' ? 'SINGLE CODE' : 'MULTICODE',
  );
}

/** Splits `How old are you? SINGLE CODE.` and `… [MULTICODE]` into what is asked and what is done. */
export function withoutHandling(words: string): { text: string; handling: Handling | null } {
  const tokens = words.split(' ');
  let start = tokens.length;
  while (start > 0 && /^[[(]?[A-Z][A-Z’',;.-]*[\])]?[.,;]?$/.test(tokens[start - 1]!)) start -= 1;
  const tail = tokens
    .slice(start)
    .join(' ')
    .replaceAll(/[[\]()]/g, '');
  if (tail.length < 6 || !isHandling(tail)) return { text: words, handling: null };
  return { text: tokens.slice(0, start).join(' '), handling: readHandling(tail) };
}
