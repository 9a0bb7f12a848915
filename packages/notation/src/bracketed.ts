import { type Handling, isHandling, readHandling } from './handling.ts';
import { isLoud } from './loud.ts';
import { isScript } from './script.ts';

/** What stands in brackets among the words of a question and is no part of them. */
export interface Bracketed {
  readonly text: string;
  readonly asks: readonly string[];
  readonly handling: readonly Handling[];
  readonly scripts: readonly string[];
}

const BRACKETS = /\[([^[\]()]{3,160})\]|\(([^[\]()]{3,160})\)/g;

/** Takes `[ASK IF B1=1]`, `(SINGLE CODE)` and `[RANDOMISE]` out of the words of a question. */
export function withoutBracketed(words: string): Bracketed {
  const asks: string[] = [];
  const handling: Handling[] = [];
  const scripts: string[] = [];
  const text = words.replaceAll(BRACKETS, (whole, square: string | undefined, round: string | undefined) => {
    const inner = (square ?? round)!.trim();
    if (!isLoud(inner)) return whole;
    if (/^(?:ASK|BASE)\b/.test(inner)) asks.push(inner);
    else if (isHandling(inner)) handling.push(readHandling(inner));
    else if (isScript(inner)) scripts.push(inner);
    else return whole;
    return '';
  });
  return { text: text.replaceAll(/ {2,}/g, ' ').trim(), asks, handling, scripts };
}
