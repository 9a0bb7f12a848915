import { splitLoud } from './loud.ts';

/** The heading of a section: `B Current Employment`, `Section B: Current employment`, `# Your work`, `REASSURANCES …`. */
export interface SectionHeading {
  readonly letter: string | null;
  readonly title: string;
  /** As it stands in the document. */
  readonly words: string;
  /** The wave after which the section was no longer asked; null where it is asked or no wave is named. */
  readonly removed: { readonly wave: number | null } | null;
}

const LONGEST = 100;
const SECTION = /^(?:SECTION|MODULE|PART|BLOCK)\s+([A-Z]{1,2}|\d{1,2})\b\s*[:.–—-]?\s*(.*)$/i;
const LETTERED = /^([A-Z])(?:[.:)]|\s+[–—-])?\s+([A-Z].*)$/;
/** `1. ABOUT YOUR JOB`. */
const NUMBERED = /^\d{1,2}(?:\.\d{1,2})?[.)]?\s+[A-Z]{2,}(?:[ ,’'&/-]+[A-Z]{2,})+$/;
const REMOVED = /\s*[–—(-]+\s*(?:removed|deleted|not asked|dropped)\b.*$/i;

interface Setting {
  readonly blankBefore: boolean;
  readonly hashed: boolean;
  readonly hasNames: boolean;
  readonly destinations: ReadonlySet<string>;
}

/** Reads the heading of a section; null for any other line. */
export function readHeading(
  words: string,
  { blankBefore, hashed, hasNames, destinations }: Setting,
): SectionHeading | null {
  if (words.length > LONGEST || /[?;,]$/.test(words)) return null;
  const section = SECTION.exec(words);
  if (section) return heading(section[1]!, section[2] || words, words);
  const lettered = blankBefore || hashed ? LETTERED.exec(words) : null;
  if (lettered && !/[.!:]$/.test(words)) return heading(lettered[1]!, lettered[2]!, words);
  if (hashed) return heading(null, words, words);
  const { loud, rest } = splitLoud(words);
  const isDestination = rest === '' && [...destinations].some((name) => loud === name || loud.startsWith(`${name} `));
  const isNumbered = blankBefore && hasNames && NUMBERED.test(words);
  return isDestination || isNumbered || isTopic(words, blankBefore) ? heading(null, words, words) : null;
}

/** A line of one to four words in capitals that tell nobody to do anything. */
function isTopic(words: string, blankBefore: boolean): boolean {
  return (
    blankBefore &&
    /^(?:SCREENER|SCREENING|INTRODUCTION|LANDING PAGE|DEMOGRAPHICS|MAIN (?:QUESTIONNAIRE|SURVEY)|CLOSING|CLOSE|RECONTACT|REASSURANCES)(?: [A-Z]+){0,3}$/.test(
      words,
    )
  );
}

function heading(letter: string | null, title: string, words: string): SectionHeading {
  const isRemoved = REMOVED.test(title);
  const wave = /\b(?:W|wave )(\d{1,2})\b/i.exec(words)?.[1];
  return {
    letter: letter?.toUpperCase() ?? null,
    title: title.replace(REMOVED, ''),
    words,
    removed: isRemoved ? { wave: wave === undefined ? null : Number(wave) } : null,
  };
}
