import { PRINTED_NAME } from './names.ts';

/** Where an option leads, as its row says. */
export interface Route {
  /** A question, `SECTION F` or a heading; null where the next question follows. */
  readonly to: string | null;
  /** Questions that are asked on the way: `GO B2 & B3-B5 THEN F1C`. From and to the same for one. */
  readonly by: readonly { readonly from: string; readonly to: string }[];
  /** How the interview ends, in the document's words. */
  readonly end: 'close' | 'appointment' | 'call_back' | null;
  /** What an interviewer is told beside. */
  readonly note: string;
  /** False when it leaves open what happens: CONTINUE OR MAKE APPOINTMENT. */
  readonly clear: boolean;
}

const NOWHERE: Route = { to: null, by: [], end: null, note: '', clear: true };
const GO = '(?:GO(?:TO)?(?: TO)?|ROUTE(?:D)?(?: TO)?|SKIP(?: TO)?|JUMP(?: TO)?|ASK|CONTINUE(?: TO| WITH| AT)|→|->|=>)';
const TARGET = `(?:SECTION [A-Z0-9]{1,2}|${PRINTED_NAME}|[A-Z][A-Z -]{2,40})`;
const LIST = new RegExp(`^${GO}\\s+(.{2,120}?),?\\s+THEN\\s+(?:${GO}\\s+)?(${TARGET})$`, 'i');
const SIMPLE = new RegExp(`^${GO}\\s*:?\\s*(${TARGET})$`, 'i');
const END =
  /^(.*?)(?:,?\s*(?:AND|THEN)\s+)?\b(?:THANK(?: RESPONDENT)?(?: AND|,| &) (?:CLOSE|END|TERMINATE)|CLOSE(?: INTERVIEW)?|TERMINATE|SCREEN[ -]?OUT|END (?:SURVEY|INTERVIEW)|STOP)$/i;

/** Reads the cell behind an option's code. */
export function readRoute(words: string): Route {
  const aside = /\s*\(([^()]{1,200})\)\s*$/.exec(words);
  const main = (aside ? words.slice(0, aside.index) : words).replace(/[.;]$/, '').trim();
  const route = routeOf(main);
  const note = [route.note, aside?.[1] ?? ''].filter((part) => part !== '').join('. ');
  return { ...route, note };
}

/** True for words that say where to go, in a cell or behind a label. */
export function isRoute(words: string): boolean {
  const { to, end, clear } = readRoute(words);
  return clear && (to !== null || end !== null || /^(?:CONTINUE|NEXT(?: QUESTION)?)$/i.test(words.trim()));
}

function routeOf(words: string): Route {
  if (words === '' || /^(?:CONTINUE|NEXT(?: QUESTION)?)$/i.test(words)) return NOWHERE;
  if (/^(?:MAKE|BOOK|ARRANGE)(?: AN?)? APPOINTMENT$/i.test(words)) return { ...NOWHERE, end: 'appointment' };
  if (/^CALL[ -]?BACK$/i.test(words)) return { ...NOWHERE, end: 'call_back' };
  if (/\bOR (?:MAKE|GO|CONTINUE|CLOSE|ASK|THANK)\b/i.test(words)) return { ...NOWHERE, note: words, clear: false };
  const end = END.exec(words);
  if (end) return { ...NOWHERE, end: 'close', note: end[1]!.replace(/[\s,]+$/, '') };
  const list = LIST.exec(words);
  const by = list && viaOf(list[1]!);
  if (list && by) return { ...NOWHERE, to: list[2]!, by };
  const simple = SIMPLE.exec(words);
  if (simple) return { ...NOWHERE, to: simple[1]!.replace(/^(?:TO|STRAIGHT TO) /i, '') };
  return { ...NOWHERE, note: words, clear: false };
}

/** `B2 & B3 & B4NW-B4C`; null when anything else stands among the names. */
function viaOf(words: string): Route['by'] | null {
  const parts = words.split(/\s*(?:&|,|\+|\bAND\b)\s*/i).filter((part) => part !== '');
  const range = new RegExp(`^(${PRINTED_NAME})(?:\\s*(?:-|–|TO)\\s*(${PRINTED_NAME}))?$`, 'i');
  const found = parts.map((part) => range.exec(part));
  return found.every((each) => each !== null)
    ? found.map((each) => ({ from: each[1]!, to: each[2] ?? each[1]! }))
    : null;
}
