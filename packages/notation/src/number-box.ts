import { type Handling, readHandling } from './handling.ts';

const BOX =
  /^(?:(?:ENTER|RECORD|TYPE IN|WRITE IN)(?: THE| A)? (?:NUMBER|YEAR|AGE|AMOUNT|HOURS|DAYS|MONTHS|YEARS)(?: OF [A-Z]{2,15})?|NUMERIC(?: ANSWER| RESPONSE)? BOX|NUMBER BOX)\s*(?:[:,]?\s*\(?(?:RANGE\s*:?\s*)?(\d{1,6})\s?(?:-|–|TO|\.\.+)\s?(\d{1,6})\)?)?\s*\.?$/i;

/** Reads `ENTER YEAR (1950..2025)` and `Numeric box (0-200)`; null for anything else. */
export function numberBox(words: string): Handling | null {
  const found = BOX.exec(words);
  if (!found) return null;
  const [, from, to] = found;
  return { ...readHandling('NUMERIC'), others: from === undefined ? [] : [`RANGE ${from}-${to}`] };
}
