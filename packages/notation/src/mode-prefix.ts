import type { Mode } from '@earshot/instrument';

/** To whom an instruction is addressed, and what is left of the line. */
export interface Addressed {
  /** Empty when the line names no mode: it holds for all. */
  readonly modes: readonly Mode[];
  /** The words are to be said only when somebody asks. */
  readonly onRequest: boolean;
  readonly rest: string;
}

const MODE_WORDS: Readonly<Record<string, Mode>> = {
  online: 'web',
  web: 'web',
  cawi: 'web',
  'self-completion': 'web',
  telephone: 'telephone',
  tele: 'telephone',
  phone: 'telephone',
  cati: 'telephone',
};

const FIRST = /^\(?(?:IF |FOR )?(ONLINE|WEB|CAWI|SELF-COMPLETION|TELEPHONE|TELE|PHONE|CATI)\b/i;
const NEXT = /^\s*(?:[/,;&]|AND|OR)\s*(?:IF |FOR )?(ONLINE|WEB|CAWI|SELF-COMPLETION|TELEPHONE|TELE|PHONE|CATI)\b/i;
/** What is to be done in the mode, when its words follow. */
const DOING = /^\s*(DISPLAY|SHOW|READ OUT|ADD (?:IF|AS) NECESSARY|ONLY|RESPONDENTS)?(?: TO ALL)?\s*(?=[:/,;]|$)/i;

/** Reads `IF ONLINE DISPLAY / IF TELEPHONE READ OUT TO ALL: …`; a line that begins with no mode is left as it is. */
export function readModes(words: string): Addressed {
  const modes: Mode[] = [];
  let rest = words;
  let onRequest = false;
  for (let found = addressee(words); found; found = NEXT.exec(rest)) {
    const after = rest.slice(found[0].length);
    modes.push(MODE_WORDS[found[1]!.toLowerCase()]!);
    const doing = DOING.exec(after);
    onRequest ||= /^ADD/i.test(doing?.[1] ?? '');
    rest = doing ? after.slice(doing[0].length) : after;
  }
  if (modes.length === 0) return { modes, onRequest, rest: words };
  return { modes: [...new Set(modes)], onRequest, rest: rest.replace(/^\s*:?\s*/, '') };
}

/** “Online” begins many a sentence; it addresses only after IF or before a colon. */
function addressee(words: string): RegExpExecArray | null {
  const found = FIRST.exec(words);
  if (!found) return null;
  const isScript = /^\(?(?:IF|FOR) /.test(words) || /^[A-Z-]+(?: [A-Z]+){0,3}\s*:/.test(words);
  return isScript ? found : null;
}
