// Scripting is written in capitals, what people read is not. Names of questions (B4nw, i5) and “or” stand in both.
const QUESTION_NAME = /^[A-Za-z]{1,4}\d{1,3}[A-Za-z]{0,3}(?:_\d+)?$/;

/** Splits `ASK IF B1=1 OR 2: Which of these` into the capitals at its beginning and the words after them. */
export function splitLoud(words: string): { loud: string; rest: string } {
  const tokens = words.split(' ');
  let end = 0;
  while (end < tokens.length && (isLoudToken(tokens[end]!) || isJoiner(tokens, end))) end += 1;
  if (end < tokens.length) end = withoutFirstWord(tokens, end);
  return { loud: tokens.slice(0, end).join(' '), rest: tokens.slice(end).join(' ') };
}

/** True for words that are all scripting. */
export function isLoud(words: string): boolean {
  return /[A-Z]{2}/.test(words) && splitLoud(words).rest === '';
}

function isLoudToken(token: string): boolean {
  if (!/[a-z]/.test(token)) return true;
  return token.split(/[^A-Za-z0-9_]+/).every((part) => !/[a-z]/.test(part) || QUESTION_NAME.test(part));
}

/** A small “or” or “and” between two loud words. */
function isJoiner(tokens: readonly string[], at: number): boolean {
  const next = tokens[at + 1];
  return at > 0 && /^(?:or|and|to|at)$/.test(tokens[at]!) && next !== undefined && isLoudToken(next);
}

/** “I” and “A” are capitals, but begin a sentence more often than they end an instruction. */
function withoutFirstWord(tokens: readonly string[], end: number): number {
  const last = tokens[end - 1];
  return last !== undefined && /^["“‘']?[IA]$/.test(last) ? end - 1 : end;
}
