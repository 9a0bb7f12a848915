import type { Mode } from '@earshot/instrument';
import { cellsOf, isRule } from './cells.ts';
import { endingIn } from './ending.ts';
import { type Handling, isHandling, isSomething, readHandling } from './handling.ts';
import { GRID_PART } from './listed-grid.ts';
import { isLoud, splitLoud } from './loud.ts';
import { readModes } from './mode-prefix.ts';
import { numberBox } from './number-box.ts';
import { inOneHand } from './one-hand.ts';
import { plainWords, withoutBullet } from './plain-words.ts';
import { type QuestionStart, questionStart } from './question-start.ts';
import { isJump, isScript, readScript, SHUFFLES } from './script.ts';
import { readHeading, type SectionHeading } from './section-heading.ts';
import type { Role } from './source-line.ts';

/** What a line is, seen by itself and the section that it stands in. */
export type Sighting =
  | { readonly is: 'blank' | 'rule' | 'too-long' }
  | { readonly is: 'cells'; readonly cells: string[] }
  | ({ readonly is: 'question' } & QuestionStart)
  | { readonly is: 'removed'; readonly printed: string; readonly wave: number | null; readonly words: string }
  | ({ readonly is: 'heading' } & SectionHeading)
  /** Who is asked what follows; `say` are words for them in the same line. */
  | { readonly is: 'routing'; readonly words: string; readonly say: string }
  | { readonly is: 'script'; readonly words: string }
  /** The interview ends here, for whoever `words` single out or, where they are empty, for everybody. */
  | { readonly is: 'end'; readonly words: string }
  | { readonly is: 'handling'; readonly modes: readonly Mode[]; readonly handling: Handling }
  /** Words to show or read; `how` says when. */
  | {
      readonly is: 'spoken';
      readonly modes: readonly Mode[];
      readonly how: 'always' | 'on-request';
      readonly words: string;
    }
  | { readonly is: 'interviewer'; readonly words: string }
  | { readonly is: 'text'; readonly words: string; readonly bullet: boolean };

/** What a line counts as in the account of lines. */
export const ROLES: Readonly<Record<Sighting['is'], Role>> = {
  blank: 'blank',
  rule: 'layout',
  'too-long': 'text',
  cells: 'option',
  question: 'question',
  removed: 'removed',
  heading: 'heading',
  routing: 'routing',
  script: 'instruction',
  end: 'routing',
  handling: 'instruction',
  interviewer: 'instruction',
  spoken: 'instruction',
  text: 'text',
};

/** What the lines before say about the next one. */
export interface Setting {
  /** The letter of the section. */
  readonly letter: string | null;
  /** Whether the document's questions are named with letters; otherwise `1.` begins one. */
  readonly hasNames: boolean;
  readonly blankBefore: boolean;
  /** What options lead to that is no question, such as REASSURANCES. */
  readonly destinations: ReadonlySet<string>;
}

const LONGEST_LINE = 10_000;
const SCRIPT =
  /^\(?(?:DS|PROG(?:RAMMER|RAMMING)?(?: NOTE)?|SCRIPT(?:ER|ING)?(?: NOTE)?|DP(?: NOTE)?|NOTE TO (?:SCRIPTER|DS|DP))\s*[:–-]\s*/i;
const INTERVIEWER = /^\(?(?:INTERVIEWER(?: NOTE| INSTRUCTION)?|INT(?: NOTE)?|NOTE TO INTERVIEWER)\s*[:–-]\s*/i;
const ON_REQUEST = /^\(?ADD (?:IF|AS|WHERE) (?:NECESSARY|NEEDED|ASKED)\)?\s*:?\s*/i;
const SPOKEN = /^(?:READ OUT|TIP|HINT|NOTE|DISPLAY|SHOW|READ OUT TO ALL|SHOW TO ALL)\s*:\s*(?=\S)/i;
const ROUTING =
  /^\(?(?:ASK|ASKED|BASE|FILTER|ROUTING|ROUTE|IF|ONLY|ALL|(?:SHOW|DISPLAY)(?= (?:IF|TO|FOR|ALL|ONLY|THOSE|ANSWERS|OPTIONS|CODES|RESPONSES)\b)|EVERYONE|THOSE)\b/i;
/** Which options a question offers. */
const OFFERS =
  /^(?:DISPLAY|SHOW|ONLY SHOW|ONLY DISPLAY)\b.*\b(?:OPTIONS?|ANSWERS?|CODES?|RESPONSES?|THOSE)\b.*\b(?:FROM|AT)\b/i;
/** An option behind its code, which may be in capitals: (02) NHS. */
const OPTION = /^\(\d{1,3}\)\s+\S/;
const REMOVED =
  /^(?:removed|deleted|dropped|there is no|moved to|not (?:asked|used)|no longer asked|question removed)\b/i;

/** Tells what a line is. Looks at nothing but the line and its setting, in time that grows with its length. */
export function sightingOf(line: string, setting: Setting): Sighting {
  if (line.trim() === '') return { is: 'blank' };
  if (line.length > LONGEST_LINE) return { is: 'too-long' };
  const text = inOneHand(line);
  if (isRule(text)) return { is: 'rule' };
  if (/^[\s_]+$/.test(text)) return { is: 'handling', modes: [], handling: readHandling('WRITE IN') };
  const cells = cellsOf(text);
  const inCells = cells?.map(plainWords);
  const asLine = inCells && lineOfCells(inCells);
  if (inCells && asLine === null) return { is: 'cells', cells: inCells };
  const { words, bullet } = withoutBullet(plainWords(asLine ?? text));
  const hashed = /^\s{0,3}#{1,6}\s/.test(text);
  return sightingOfWords(hashed ? words.replace(/^#+\s*/, '') : words, bullet, { ...setting, hashed });
}

/** A question's name and its text in two columns are one line; so is a line with nothing behind its tab but blanks. */
function lineOfCells(cells: readonly string[]): string | null {
  const [first = '', second = ''] = cells;
  if (cells.length !== 2 || second === '' || !/^(?:Q\.?)?[A-Za-z]{0,4}\d{1,3}[A-Za-z]{0,3}[.:)]?$/.test(first))
    return null;
  return /[A-Za-z]\d/.test(first) && second.length > 4 ? `${first} ${second}` : null;
}

function sightingOfWords(words: string, bullet: boolean, setting: Setting & { hashed: boolean }): Sighting {
  const removed = removedIn(words);
  if (removed) return removed;
  const start = questionStart(words, setting);
  if (start) {
    if (REMOVED.test(start.rest)) return { is: 'removed', printed: start.printed, ...waveIn(words), words: start.rest };
    return { is: 'question', ...start };
  }
  const ends = bullet ? null : endingIn(words);
  if (ends) return { is: 'end', words: ends.condition };
  const heading = bullet ? null : readHeading(words, setting);
  if (heading) return { is: 'heading', ...heading };
  return instruction(words) ?? { is: 'text', words, bullet };
}

function removedIn(words: string): Sighting | null {
  const named = /^THERE IS NO ([A-Z]{1,4}\d{1,3}[A-Z]{0,3})\b/i.exec(words);
  if (named) return { is: 'removed', printed: named[1]!, wave: null, words };
  const isRest = words.length < 120 && /^(?:the )?rest of\b.*\b(?:removed|deleted|dropped)\b/i.test(words);
  return isRest
    ? { is: 'removed', printed: words.split(/\s(?=removed|deleted|dropped)/i)[0]!, ...waveIn(words), words }
    : null;
}

function waveIn(words: string): { wave: number | null } {
  const found = /\b(?:W|wave )(\d{1,2})\b/i.exec(words);
  return { wave: found ? Number(found[1]) : null };
}

function instruction(words: string): Sighting | null {
  if (OPTION.test(words) || GRID_PART.test(words)) return null;
  if (isJump(words)) return { is: 'script', words };
  const box = numberBox(words);
  if (box) return { is: 'handling', modes: [], handling: box };
  const script = SCRIPT.exec(words);
  if (script) return { is: 'script', words: words.slice(script[0].length) };
  const note = INTERVIEWER.exec(words);
  if (note) return { is: 'interviewer', words: words.slice(note[0].length) };
  const onRequest = ON_REQUEST.exec(words);
  if (onRequest) return { is: 'spoken', modes: [], how: 'on-request', words: words.slice(onRequest[0].length) };
  const { modes, rest, onRequest: asked } = readModes(words);
  if (modes.length > 0) return addressed(modes, asked, rest);
  const handling = readHandling(words);
  if (isSomething(handling) && handling.others.every(isScript)) return { is: 'handling', modes: [], handling };
  return spoken(words) ?? routing(words) ?? (isLoud(words) ? loudInstruction(words) : null);
}

/** Capitals that are no condition: how to answer, what the programme does, or what an interviewer does. */
function loudInstruction(words: string): Sighting {
  const handling = readHandling(words);
  if (isSomething(handling)) return { is: 'handling', modes: [], handling };
  // Of several sentences one for the programme makes the line its own; the others are then listed.
  return readScript(words).some((order) => order.is !== 'unknown' || SHUFFLES.test(order.words))
    ? { is: 'script', words }
    : { is: 'interviewer', words };
}

/** A line that names its modes: words to be said there, or what is to be done. */
function addressed(modes: readonly Mode[], onRequest: boolean, rest: string): Sighting {
  const spokenRest = ON_REQUEST.exec(rest);
  if (spokenRest) return { is: 'spoken', modes, how: 'on-request', words: rest.slice(spokenRest[0].length) };
  const isDone = rest === '' || isLoud(rest) || isHandling(rest);
  if (isDone && !onRequest) return { is: 'handling', modes, handling: readHandling(rest) };
  return { is: 'spoken', modes, how: onRequest ? 'on-request' : 'always', words: rest };
}

function spoken(words: string): Sighting | null {
  const found = SPOKEN.exec(words);
  const rest = words.slice(found?.[0].length ?? 0);
  return found && !isLoud(rest) ? { is: 'spoken', modes: [], how: 'always', words: rest } : null;
}

/** Reads who is asked at the beginning of words: `ASK IF B1=1: Which …?`. Null where nobody is singled out. */
export function routing(words: string): (Sighting & { is: 'routing' | 'script' }) | null {
  if (!ROUTING.test(words)) return null;
  if (OFFERS.test(words)) return { is: 'script', words };
  const { loud, rest } = splitLoud(words);
  if (rest === '') return { is: 'routing', words: loud, say: '' };
  if (/^\S+ \S/.test(loud) && /[:)\]]$/.test(loud)) return { is: 'routing', words: loud.replace(/:$/, ''), say: rest };
  return quietRouting(words);
}

/** `Ask all`, `Ask if B1=1`, `Base: all in work`: in small letters only what cannot be a sentence to somebody. */
function quietRouting(words: string): (Sighting & { is: 'routing' }) | null {
  const isAsk = /^\(?(?:ask (?:all|if|only|those|everyone)\b|base\s*:|filter\s*:|routing\s*:)/i.test(words);
  return isAsk && words.length < 300 && !words.includes('?') ? { is: 'routing', words, say: '' } : null;
}
