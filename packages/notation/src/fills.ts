import { slug } from './codes.ts';
import type { Condition } from './condition.ts';
import { fileName, findName, PRINTED_NAME } from './names.ts';
import type { Shape } from './question-shape.ts';
import { readCondition } from './read-condition.ts';

/** Words that depend on answers, as our files write them. */
export interface Variant {
  readonly when: Condition;
  readonly text: string;
}

/** What may be filled in, besides answers. */
export interface FillSources {
  readonly shapes: ReadonlyMap<string, Shape>;
  /** Questions of an earlier wave, which are known before the first question, by the name in our file. */
  readonly earlier: ReadonlySet<string>;
  /** Takes note that something of the sample is filled in. */
  readonly fromSample: (name: string, label: string) => void;
  /** Gives the name under which variants stand; the same variants get the same name. */
  readonly variants: (variants: readonly Variant[]) => string;
}

/** A text of our file, and what in it was not understood. */
export interface Filled {
  readonly text: string;
  readonly doubts: readonly string[];
}

const CONDITIONAL = new RegExp(`^(?:IF\\b.{1,160}?|\\(?${PRINTED_NAME}\\s*(?:=|≠|<|>).{0,80}?)\\s*:\\s*(?=\\S)`, 'i');
/** `IF Q1=1 “your ward”`: quotation marks may stand for the colon. */
const QUOTED = /^IF\b.{1,160}?,?\s*(?=["“‘'])/i;
const INSERT = /^(?:INSERT|PIPE(?: IN)?|FILL(?: IN)?|TEXT FILL|TEXTFILL|DISPLAY|SHOW)\b:?\s*(.{1,200})$/i;
const QUOTED_INSERT =
  /[‘'"“]?\b(?:INSERT|PIPE IN|PIPE|TEXT FILL)\s+((?:[A-Z][A-Za-z0-9']*\s+){0,6}(?:FROM|ON|AT)\s+[A-Za-z0-9]{2,12})\b[’'"”]?/g;

/**
 * Turns what stands in square brackets into fills: `[INSERT AREA FROM SAMPLE]`, `[NAME]`, and words by condition such
 * as `[B1=3: did you leave] [F1=4: will you leave]`.
 */
export function fillWords(words: string, sources: FillSources): Filled {
  const doubts: string[] = [];
  const pieces: (string | Variant[])[] = [];
  for (const piece of bracketsIn(words)) {
    const last = pieces.at(-1);
    const before = pieces.at(-2);
    if (!piece.inside) {
      pieces.push(piece.text);
      continue;
    }
    const variants = variantsIn(piece.text, sources, doubts);
    if (!variants) pieces.push(simpleFill(piece.text, sources, doubts));
    else if (Array.isArray(last)) last.push(...variants);
    else if (typeof last === 'string' && last.trim() === '' && Array.isArray(before)) {
      pieces.pop();
      before.push(...variants);
    } else pieces.push(variants);
  }
  const text = pieces.map((piece) => (typeof piece === 'string' ? piece : variantFill(piece, sources))).join('');
  return { text: text.replaceAll(/ {2,}/g, ' ').trim(), doubts };
}

function variantFill(variants: readonly Variant[], sources: FillSources): string {
  const otherwise = variants.map(({ text }) => text.replaceAll(/\{[^{}|]*\|?([^{}]*)\}/g, '$1')).join(' / ');
  return `{${sources.variants(variants)}|${otherwise}}`;
}

interface Piece {
  readonly text: string;
  readonly inside: boolean;
}

/** Cuts at square brackets. One that opens inside another ends it, since a bracket is easily forgotten. */
function bracketsIn(words: string): Piece[] {
  const pieces: Piece[] = [];
  let start = 0;
  let inside = false;
  for (let at = 0; at < words.length; at += 1) {
    const sign = words[at];
    if (sign !== '[' && !(sign === ']' && inside)) continue;
    if (at > start) pieces.push({ text: words.slice(start, at), inside });
    start = at + 1;
    inside = sign === '[';
  }
  const rest = words.slice(start);
  if (rest !== '') pieces.push({ text: inside ? `[${rest}` : rest, inside: false });
  return pieces;
}

/** `IF B2=6: for an agency; IF B2=9: on your own`; null when the brackets hold no condition. */
function variantsIn(inner: string, sources: FillSources, doubts: string[]): Variant[] | null {
  const variants: Variant[] = [];
  for (const part of inner.split(/\s*[;/|]\s*(?=IF\b)/)) {
    const found = CONDITIONAL.exec(part.trim()) ?? QUOTED.exec(part.trim());
    const read = found ? readCondition(found[0].replace(/\s*:\s*$/, '')) : null;
    if (!found || !read?.condition) return null;
    if (!read.complete) doubts.push(`A part of “${found[0].trim()}” is in prose alone.`);
    variants.push({
      when: read.condition,
      text: insertsIn(unquoted(part.trim().slice(found[0].length).trim()), sources),
    });
  }
  return variants;
}

/** “your ward” is the words between the quotation marks, where nothing else stands beside them. */
function unquoted(text: string): string {
  return /^["“‘']([^"“”‘]*)["”’']$/.exec(text)?.[1] ?? text;
}

function insertsIn(text: string, sources: FillSources): string {
  return text.replaceAll(QUOTED_INSERT, (whole, body: string) => sourceFill(body, sources) ?? whole);
}

function simpleFill(inner: string, sources: FillSources, doubts: string[]): string {
  const body = INSERT.exec(inner)?.[1];
  const fill = body ? (linkFill(body, sources) ?? sourceFill(body, sources)) : capitalsFill(inner, sources);
  if (fill) return fill;
  doubts.push(`What “[${inner}]” stands for is not said where it can be read.`);
  return `[${inner}]`;
}

/** `LA FROM SAMPLE IF CLOSED LINK AND FROM B1b IF OPEN LINK`: the source depends on the link. */
function linkFill(body: string, sources: FillSources): string | null {
  const found =
    /^(.{1,40}?)\s+((?:FROM|ON)\s+.{1,40}?)\s+IF\s+(.{1,40}?)\s+AND\s+(FROM\s+.{1,40}?)\s+IF\s+(.{1,40})$/i.exec(body);
  if (!found) return null;
  const [, what, first, firstIf, second, secondIf] = found;
  const variants = [
    { from: first!, when: readCondition(firstIf!).condition },
    { from: second!, when: readCondition(secondIf!).condition },
  ].map(({ from, when }) => ({ when, text: sourceFill(`${what} ${from}`, sources) }));
  const whole = variants.filter((each): each is Variant => each.when !== null && each.text !== null);
  return whole.length === 2 ? `{${sources.variants(whole)}|${instead(what!)}}` : null;
}

/** `LA FROM SAMPLE`, `LA FROM B4a`, `F1 ANSWER`, `ANSWER AT F1`, or just the name of something in the sample. */
function sourceFill(body: string, sources: FillSources): string | null {
  const plain = body.replace(/\s*\((?:W|WAVE )\d{1,2}\)/i, '').trim();
  const from = new RegExp(
    `^(.{0,60}?)\\s*\\b(?:FROM|ON|AT|IN|GIVEN AT)\\s+(SAMPLE|DATABASE|FILE|${PRINTED_NAME}|\\d{2,3}[a-z]?)$`,
    'i',
  ).exec(plain);
  const answer = new RegExp(`^(?:THE )?(${PRINTED_NAME})(?:\\s+(?:ANSWERS?|RESPONSES?))?$`).exec(plain);
  const source = from?.[2] ?? answer?.[1];
  if (source && !/^(?:SAMPLE|DATABASE|FILE)$/i.test(source)) return questionFill(source, from?.[1] ?? '', sources);
  const what = from?.[1] ?? plain;
  return /^[A-Z][A-Za-z /'’&-]{0,40}$/.test(what) ? sampleFill(what, sources) : null;
}

function questionFill(printed: string, what: string, { shapes, earlier, fromSample }: FillSources): string {
  const id = findName(printed, shapes) ?? fileName(printed);
  const isBare = what === '' || /^(?:THE )?(?:ANSWERS?|RESPONSES?)$/i.test(what);
  const otherwise = isBare ? 'what you said' : instead(what);
  const shape = shapes.get(id);
  if (!shape && earlier.has(id)) fromSample(id, isBare ? printed : what);
  const written = shape?.options.some(({ code }) => code === 'write_in') ? `${id}_write_in_text` : id;
  return `{${written}|${otherwise}}`;
}

function sampleFill(what: string, { fromSample }: FillSources): string {
  const name = slug(what);
  fromSample(name, what);
  return `{${name}|${instead(what)}}`;
}

/** `[NAME]`: a few words in capitals name something that is known. */
function capitalsFill(inner: string, sources: FillSources): string | null {
  return /^[A-Z][A-Z '’/-]{1,30}$/.test(inner) && inner.split(' ').length <= 4 ? sampleFill(inner, sources) : null;
}

/** The words that stand there when nothing is known: “the LA”, “the employer”. */
function instead(what: string): string {
  const words = what.trim();
  return `the ${/^[A-Z]{1,3}$/.test(words) ? words : words.toLowerCase()}`;
}
