import { splitLoud } from './loud.ts';
import { readRoute } from './read-route.ts';

/** What the label of an option says beside its words. */
export interface OptionLabel {
  readonly words: string;
  /** A state that a person can be in instead of an answer. */
  readonly state: 'dont_know' | 'refused' | null;
  /** Coded by an interviewer, and shown to nobody. */
  readonly telephoneOnly: boolean;
  /** An interviewer does not read it out. */
  readonly unread: boolean;
  readonly exclusive: boolean;
  /** The words above a line to write in. */
  readonly specify: string | null;
  /** Who is offered it: `IF F1=6: …`. */
  readonly when: string | null;
}

const SILENT =
  /^\(?(?:IF |FOR )?(?:TELE(?:PHONE)?|CATI)\b(?: DISPLAY| SHOW)?(?: ONLY)?\s*:?\s*["“”'‘’]?\s*(?:\(?\s*(?:DO NOT|DON'T) READ OUT\s*\)?)?\s*["“”'‘’]?\s*:?\s*/i;
const UNREAD = /^["“]?\(?\s*(?:DO NOT|DON'T) READ(?: OUT)?\s*\)?["”]?\s*:?\s*/i;
const UNREAD_AFTER = /\s*[[(]\s*(?:DO NOT|DON'T) READ(?: OUT)?\s*[\])]\s*$/i;
const EXCLUSIVE_BEFORE = /^(?:DS[ :]*)?\(?\[?EXCLUSIVE(?: CODE)?\)?\]?\s*:?\s*/i;
const EXCLUSIVE_AFTER = /\s*[[(](?:DS:?\s*)?(?:SINGLE CODE(?: ONLY)?|EXCLUSIVE(?: CODE)?|EXCLUSIVE OPTION)[\])]\s*$/i;
/** The place of an option that is not to move: our files move none. */
const FIXED = /\s*[[(](?:([A-Z ]+)[,;]\s*)?(?:FIX(?:ED)?|ANCHOR(?:ED)?)(?:[,;]\s*([A-Z ]+))?[\])]\s*$/;
const SPECIFY =
  /\s*[[(]?\s*\(?((?:PLEASE |RECORD AND )?(?:SPECIFY|TYPE IN|WRITE IN|STATE|GIVE DETAILS|RECORD)\b[^()[\]]{0,60})[)\]]?\s*:?\s*$/i;
const DONT_KNOW = /^(?:(?:I )?(?:don[’'‘]?t|do not) know\b|dk\b|not sure\b|unsure\b|know ?\/ ?prefer)/i;
const REFUSED = /^(?:(?:I )?(?:would )?prefer not to (?:say|answer)|refused?\b(?!\s*[–-])|rather not say)/i;

/** Reads a label such as `IF TELEPHONE DISPLAY: "(DO NOT READ OUT)": Don't know` or `Other (please specify)`. */
export function readLabel(printed: string): OptionLabel {
  const silent = SILENT.exec(printed)?.[0] ?? '';
  const unread = UNREAD.exec(printed.slice(silent.length))?.[0] ?? '';
  // In scripts for the telephone, what stands in brackets is not read out.
  const inBrackets = silent + unread === '' ? /^\(([^()]{2,80})\)$/.exec(printed)?.[1] : undefined;
  if (inBrackets !== undefined && !splitLoud(inBrackets).loud) return { ...readLabel(inBrackets), unread: true };
  const shown = printed
    .slice(silent.length + unread.length)
    .replace(FIXED, (_, before = '', after = '') => bracketed(before || after));
  const isExclusive = EXCLUSIVE_BEFORE.test(shown) || EXCLUSIVE_AFTER.test(shown);
  const unmarked = shown.replace(EXCLUSIVE_BEFORE, '').replace(EXCLUSIVE_AFTER, '');
  const unreadAfter = UNREAD_AFTER.test(unmarked);
  const marked = unmarked.replace(UNREAD_AFTER, '');
  const { when, words } = conditionBefore(marked);
  const specify = SPECIFY.exec(words);
  const label = specify ? words.slice(0, specify.index).replace(/[\s:,–-]+$/, '') : words;
  return {
    words: label === '' ? words : label,
    state: stateOf(words),
    telephoneOnly: silent !== '',
    unread: unread !== '' || unreadAfter,
    exclusive: isExclusive,
    specify: specify ? sentenceCase(specify[1]!.replace(/\s*:$/, '')) : null,
    when,
  };
}

function bracketed(words: string): string {
  return words === '' ? '' : ` [${words}]`;
}

function stateOf(words: string): OptionLabel['state'] {
  if (DONT_KNOW.test(words)) return 'dont_know';
  return REFUSED.test(words) ? 'refused' : null;
}

/** Splits `IF F1=6: I will be retiring` and `(ONLY IF B1=1) Public respect` at the end of the condition. */
export function conditionBefore(label: string): { when: string | null; words: string } {
  if (!/^[[(]?(?:IF|ONLY|ASK|SHOW|DISPLAY)\b/.test(label)) return { when: null, words: label };
  const { loud, rest } = splitLoud(label);
  if (rest === '' || !/\d/.test(loud)) return { when: null, words: label };
  if (!/^['‘’"“]/.test(rest)) return { when: loud.replace(/:$/, ''), words: rest };
  // The condition quotes the option that it is about; the label stands behind the last colon.
  const colon = rest.lastIndexOf(': ');
  return colon < 0 ? { when: null, words: label } : { when: loud, words: rest.slice(colon + 2) };
}

/** `PLEASE SPECIFY` is “Please specify”. */
function sentenceCase(words: string): string {
  const lower = /[a-z]/.test(words) ? words : words.toLowerCase();
  return `${lower[0]!.toUpperCase()}${lower.slice(1)}`;
}

/** True where a row only sends on or ends, and offers nothing. */
export function isRouteOnly(words: string): boolean {
  const { clear, end, to } = readRoute(words);
  return clear && (end !== null || to !== null);
}
