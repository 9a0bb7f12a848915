import type { Item } from '../collection/collection.ts';
import { isDay } from '../day.ts';

/** What a field says, or which rule it breaks and how to mend it. `query` says that it was read, but is not as it should be. */
export type ReadValue =
  | { readonly text: string; readonly amount?: number; readonly query?: Fault }
  | { readonly fault: Fault };

export interface Fault {
  readonly rule: string;
  readonly sentence: string;
}

/** Reads one value of an item by its kind: the rules V1, V2, V4 to V8 and V10. */
export function readValue({ element, value }: Item, text: string): ReadValue {
  if (value.kind === 'code') return readCode(element, text, codesOf(value.codes));
  if (value.kind === 'number') return readNumber(element, text, value);
  if (value.kind === 'text') return { text };
  if (value.kind === 'registration') return readRegistration(element, text);
  return isDay(text)
    ? { text }
    : { fault: { rule: 'V4', sentence: `${element} has to be a day of the calendar, written YYYY-MM-DD.` } };
}

interface Codes {
  readonly known: ReadonlySet<string>;
  /** Codes by label and by code, in small letters. */
  readonly byWords: ReadonlyMap<string, string>;
}
type CodeList = Extract<Item['value'], { kind: 'code' }>['codes'];

const SEEN = new WeakMap<CodeList, Codes>();

function codesOf(list: CodeList): Codes {
  const seen = SEEN.get(list);
  if (seen) return seen;
  const codes: Codes = {
    known: new Set(list.map(({ code }) => code)),
    byWords: new Map(
      list.flatMap(({ code, label }) => [label, code].map((word) => [word.toLowerCase(), code] as const)),
    ),
  };
  SEEN.set(list, codes);
  return codes;
}

function readCode(element: string, text: string, { known, byWords }: Codes): ReadValue {
  if (known.has(text)) return { text };
  const meant = byWords.get(text.replace(/^(\d+)\.0+$/, '$1').toLowerCase());
  if (meant === undefined) {
    return { fault: { rule: 'V1', sentence: `${element} has to be one of the codes ${[...known].join(', ')}.` } };
  }
  const sentence = `${element} was read as the code ${meant}. Write the code itself, so that others read it too.`;
  return { text: meant, query: { rule: 'V10', sentence } };
}

/** Reads a number of nought or more, by V5 to V8. */
export function readNumber(
  element: string,
  text: string,
  { decimals, most }: { readonly decimals: number; readonly most: number | null },
): ReadValue {
  const parts = /^([+-]?)(\d{0,9})(?:\.(\d*?)0*)?$/.exec(text);
  if (!parts || !/\d/.test(text) || (parts[3] ?? '').length > decimals) return notSuchANumber(element, decimals);
  const amount = Number(text);
  if (amount < 0) return { fault: { rule: 'V5', sentence: `${element} cannot be below 0.` } };
  if (most !== null && amount > most) {
    const sentence = `${element} cannot be above ${most}: full time is 1, and part time a part of it.`;
    return { fault: { rule: 'V6', sentence } };
  }
  return { text, amount: amount + 0 };
}

function notSuchANumber(element: string, decimals: number): ReadValue {
  if (decimals === 0) return { fault: { rule: 'V8', sentence: `${element} has to be a whole number.` } };
  const sentence = `${element} has to be a number with ${decimals} decimal ${decimals === 1 ? 'place' : 'places'} at most.`;
  return { fault: { rule: 'V7', sentence } };
}

const REGISTRATION = /^[A-Za-z]{2}\d{10}$/;

function readRegistration(element: string, text: string): ReadValue {
  if (REGISTRATION.test(text)) return { text: text.toUpperCase() };
  const sentence = `${element} has to be two letters and ten digits, such as SW and the number with zeros in front.`;
  return { fault: { rule: 'V2', sentence } };
}
