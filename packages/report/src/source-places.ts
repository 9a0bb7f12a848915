import type { Place } from '@earshot/planfile';

/** The source lines of a piece of Markdown, counted from 0, as the parser gives them: from, and up to but without. */
export type Lines = readonly number[];

/**
 * Finds things in a report's text again, because the Markdown parser keeps lines but no columns. Ask in reading
 * order: the same words asked for a second time are looked for after the first.
 */
export interface SourcePlaces {
  /** Words of running text, searched outside tags and link addresses. The line's start when they are not found. */
  ofWords(words: string, lines: Lines): Place;
  /** The opening brace of a tag. */
  ofTag(name: string, lines: Lines): Place;
  /** The start of the first line. */
  ofLine(lines: Lines): Place;
}

export function sourcePlaces(file: string, text: string): SourcePlaces {
  const starts = lineStarts(text);
  const running = text.replace(/\{%\s*stated\b[\s\S]*?\/stated\s*%\}|\{%[\s\S]*?%\}|\]\([^)]*\)/g, blank);
  const after = new Map<string, number>();

  const ofLine = (lines: Lines): Place => ({ file, line: (lines[0] ?? 0) + 1, column: 1 });
  const find = (key: string, wanted: RegExp, within: string, lines: Lines): Place => {
    const from = Math.max(starts[lines[0] ?? 0] ?? 0, after.get(key) ?? 0);
    wanted.lastIndex = from;
    const found = wanted.exec(within)?.index;
    if (found === undefined || found >= (starts[lines[1] ?? Infinity] ?? text.length)) return ofLine(lines);
    after.set(key, found + 1);
    return placeAt(file, starts, found);
  };
  return {
    ofLine,
    ofWords: (words, lines) => find(`words ${words}`, new RegExp(wordPattern(words), 'g'), running, lines),
    ofTag: (name, lines) => find(`tag ${name}`, new RegExp(`\\{%\\s*${literal(name)}`, 'g'), text, lines),
  };
}

function placeAt(file: string, starts: readonly number[], offset: number): Place {
  const line = starts.findLastIndex((start) => start <= offset);
  return { file, line: line + 1, column: offset - starts[line]! + 1 };
}

function lineStarts(text: string): number[] {
  return [0, ...[...text.matchAll(/\n/g)].map((match) => match.index + 1)];
}

/** The first word is enough to point at, and survives a line break or emphasis in the middle of a phrase. */
function wordPattern(words: string): string {
  const first = literal(words.split(/\s/u)[0]!);
  return /^[\p{L}]/u.test(words) ? `\\b${first}\\b` : first;
}

function literal(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function blank(masked: string): string {
  return masked.replace(/[^\n]/g, ' ');
}
