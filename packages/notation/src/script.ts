import { PRINTED_NAME } from './names.ts';

/** The numbers that may be given. */
export interface Range {
  readonly from: number;
  readonly to: number;
  readonly unit: string | null;
}

/** What one sentence of a `DS:` line asks of whoever builds the questionnaire. */
export type Order =
  | ({ readonly is: 'range' } & Range)
  /** Only what was picked at another question is offered. */
  | { readonly is: 'offers'; readonly name: string }
  | { readonly is: 'page'; readonly names: readonly string[] }
  | { readonly is: 'jump'; readonly condition: string; readonly to: string }
  | { readonly is: 'most'; readonly most: number }
  | { readonly is: 'exclusive'; readonly codes: readonly number[] }
  /** A state is offered that no row of the table offers. */
  | { readonly is: 'state'; readonly state: 'dont_know' | 'refused' }
  | { readonly is: 'unknown'; readonly words: string };

const NAME = new RegExp(`\\b(${PRINTED_NAME}|\\d{2,3}[a-z]?)\\b`, 'g');
const RANGE =
  /\b(?:RANGE|ALLOW|ACCEPT|BETWEEN|FROM|NUMERIC|MIN(?:IMUM)?)\b[A-Z :,(]{0,20}?(-?\d{1,6})\s?(?:-|–|TO|AND|,? MAX(?:IMUM)?:?)\s?(\d{1,6})\s*([A-Z]{3,12})?/i;
const JUMP = new RegExp(
  `^(?:ROUTE|SEND|SKIP|IF)\\s+(.{3,120}?),?\\s+(?:STRAIGHT TO|DIRECTLY TO|ROUTE TO|GO TO|SKIP TO|TO)\\s+(SECTION [A-Z0-9]{1,2}|${PRINTED_NAME})(?:\\s+REGARDLESS\\b.*)?$`,
  'i',
);

const STATE =
  /^(?:ALLOW |INCLUDE |ADD )?(DK|DON[’']?T KNOW|REF(?:USED)?|PREFER NOT TO SAY)(?: (?:ALLOWED|OPTION|CODE))?$/i;

const TARGET = `(SECTION [A-Z0-9]{1,2}|${PRINTED_NAME}|END(?: OF (?:THE )?(?:SURVEY|INTERVIEW|QUESTIONNAIRE))?)`;
const GO = '(?:GO TO|SKIP TO|ROUTE TO|JUMP TO|GO STRAIGHT TO)';
const GOES_ON =
  /[.,;]?\s*(?:ALL )?(?:OTHERS|OTHERWISE|ELSE),?\s+(?:GO ON|CONTINUE|ASK NEXT|NEXT QUESTION)\b[^.]{0,40}\.?$/;
const IF_JUMP = new RegExp(
  `^(?:ROUTING\\s*:\\s*)?(IF\\b.{3,120}?)[,:]?\\s+(?:THEN\\s+)?${GO}\\s+${TARGET}(?:[.,;]?\\s+(?:(?:ALL )?OTHERS|OTHERWISE|ELSE),?\\s+${GO}\\s+${TARGET})?\\.?$`,
);

/** Reads a `DS:` line sentence by sentence. */
export function readScript(words: string): Order[] {
  return jumps(words) ?? sentences(words).map(orderOf);
}

/** Reads `IF Q1=1 GO TO Q3 ELSE GO TO Q5`; null for anything else. */
function jumps(words: string): Order[] | null {
  const found = IF_JUMP.exec(words.replace(GOES_ON, ''));
  if (!found) return null;
  const [, condition, to, otherwise] = found as unknown as [string, string, string, string | undefined];
  const others = condition.replace(/^IF\s+(.*)$/, 'NOT ($1)');
  return [
    { is: 'jump', condition, to },
    ...(otherwise === undefined ? [] : [{ is: 'jump', condition: others, to: otherwise } as const]),
  ];
}

/** True for a line that sends some people on to another question: `IF Q1=1 GO TO Q3`. */
export function isJump(words: string): boolean {
  return jumps(words) !== null;
}

function sentences(words: string): string[] {
  return words
    .split(/[.;](?:\s|$)/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}

/** True for capitals that tell a programme what to do, though no `DS:` stands before them. */
export function isScript(words: string): boolean {
  return readScript(words).every((order) => order.is !== 'unknown' || SHUFFLES.test(order.words));
}

/** What asks for another order of the options for each person. */
export const SHUFFLES = /\b(?:RANDOMI[SZ]E|ROTATE|SHUFFLE)\b/i;

/** The range that a `DS:` line allows; null when it is about something else. */
export function rangeIn(words: string): Range | null {
  const found = RANGE.exec(words);
  if (!found || /\bCODES?\b/i.test(words)) return null;
  return { from: Number(found[1]), to: Number(found[2]), unit: found[3]?.toLowerCase() ?? null };
}

function orderOf(words: string): Order {
  const range = rangeIn(words);
  if (range) return { is: 'range', ...range };
  const names = [...words.matchAll(NAME)].map(([name]) => name);
  if (/\b(?:ONE|SAME|SINGLE) (?:PAGE|SCREEN)\b/i.test(words) && names.length > 1) return { is: 'page', names };
  const offers =
    /\b(?:ONLY|SHOW|DISPLAY|PIPE)\b.*\b(?:OPTIONS?|ANSWERS?|CODES?|RESPONSES?|THOSE (?:CODED|SELECTED|MENTIONED|CHOSEN|GIVEN))\b.*\b(?:AT|FROM|IN)\b/i.test(
      words,
    );
  if (offers && names[0] !== undefined) return { is: 'offers', name: names[0] };
  const jump = JUMP.exec(words);
  if (jump) return { is: 'jump', condition: jump[1]!, to: jump[2]! };
  const most =
    /\b(?:UP TO|MAX(?:IMUM)?(?: OF)?|NO MORE THAN)\s+(\d{1,2})\s+(?:ANSWERS|CODES|OPTIONS|RESPONSES)\b/i.exec(words);
  if (most) return { is: 'most', most: Number(most[1]) };
  const state = STATE.exec(words);
  if (state) return { is: 'state', state: /^(?:REF|PREFER)/i.test(state[1]!) ? 'refused' : 'dont_know' };
  const exclusive = /^(?:MAKE )?CODES?\s+([\d ,&AND]{1,40})\s*(?:IS|ARE|TO BE|AS)?\s*(?:MUTUALLY )?EXCLUSIVE/i.exec(
    words,
  );
  if (exclusive) return { is: 'exclusive', codes: [...exclusive[1]!.matchAll(/\d+/g)].map(([code]) => Number(code)) };
  return { is: 'unknown', words };
}
