import { plainWords } from './plain-words.ts';
import type { SourceLine } from './source-line.ts';

/** A heading that a part of a document can be picked by. */
export interface Heading {
  readonly words: string;
  /** Headings of the same rank end each other's parts: `#` to `######`, or the word before a number (`Appendix 2`). */
  readonly rank: string;
  /** Index among the lines. */
  readonly at: number;
}

const LONGEST_HEADING = 150;
const NUMBERED =
  /^(appendix|annex|annexe|part|section|chapter|schedule|questionnaire)\s+(?:\d{1,3}|[a-z]|[ivx]{1,5})\b(?:\s*[:.–—-]\s*|\s+|$)/i;
/** A line of a table of contents ends in the number of a page. */
const IN_CONTENTS = /(?:\t|\s{2,}|\.{3,}\s*|…\s*)\d{1,4}\s*$/;

/** The headings of a document that stand apart from its text, without its table of contents. */
export function headingsOf(lines: readonly SourceLine[]): Heading[] {
  return lines.flatMap(({ text }, at) => {
    if (text.length > LONGEST_HEADING || IN_CONTENTS.test(text)) return [];
    const hashes = /^\s{0,3}(#{1,6})\s+\S/.exec(text)?.[1];
    const words = plainWords(text.replace(/^\s{0,3}#{1,6}\s+/, '').replace(/#+\s*$/, ''));
    if (hashes) return [{ words, rank: hashes, at }];
    const numbered = NUMBERED.exec(words)?.[1];
    return numbered && !/[.?!,;]$/.test(words) ? [{ words, rank: numbered.toLowerCase(), at }] : [];
  });
}

/**
 * The part of a document under a heading, from its line to the next heading of the same or a higher rank. `wanted` is
 * the heading or how it begins, in any case: `Appendix 2`. Null when no heading begins so.
 */
export function sectionOf(lines: readonly SourceLine[], wanted: string): SourceLine[] | null {
  const headings = headingsOf(lines);
  const start = headings.find(({ words }) => beginsWith(words, plainWords(wanted)));
  if (!start) return null;
  const end = headings.find(({ at, rank }) => at > start.at && endsPart(rank, start.rank));
  return lines.slice(start.at, end?.at);
}

/** Among Markdown headings the fewer signs rank higher; words rank by themselves. */
function endsPart(rank: string, of: string): boolean {
  if (of.startsWith('#')) return rank.startsWith('#') && rank.length <= of.length;
  return rank === of;
}

function beginsWith(words: string, wanted: string): boolean {
  const [one, other] = [words.toLowerCase(), wanted.toLowerCase()];
  return wanted !== '' && one.startsWith(other) && !/^[a-z0-9]/.test(one.slice(other.length));
}
