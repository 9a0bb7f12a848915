import type { Collection } from '../collection/collection.ts';
import { isDay } from '../day.ts';
import type { Finding } from '../finding.ts';
import type { AuthorityTotals } from '../worker.ts';
import type { RawBlock, RawField } from './raw.ts';
import { readNumber } from './read-value.ts';
import { shownValue } from './shown-value.ts';

type Report = (finding: Finding) => void;

/** What the header says; null for what it does not say or says wrongly. */
export interface Header {
  readonly year: number | null;
  /** Three digits. */
  readonly authority: string | null;
  readonly isSimulated: boolean;
}

/** What our own simulated returns call the software that made them. */
export const SIMULATED_SOFTWARE = 'Earshot simulation';

/** Reads the header, by the rules V1 (collection, level), V3, V4, V9, S8 and Q11. */
export function readHeader(block: RawBlock, report: Report): Header {
  const { fields } = block;
  const checked = (element: string): string | null => {
    const field = fields.find((each) => each.element === element);
    const { rule, isRight, words } = HEADER_ITEMS[element]!;
    if (!field || isRight(field.text)) return field?.text ?? null;
    report(faultOf(rule, field, `${element} ${words}`));
    return null;
  };
  for (const element of ['Collection', 'SourceLevel']) checked(element);
  const [year, authority] = [checked('Year'), checked('LEA')];
  checkDates(year, checked('ReferenceDate'), block, report);
  checkOwner(block, report);
  const isSimulated = fields.some(({ element, text }) => element === 'SoftwareCode' && text === SIMULATED_SOFTWARE);
  return { year: year === null ? null : Number(year), authority, isSimulated };
}

interface HeaderItem {
  readonly rule: string;
  isRight(text: string): boolean;
  readonly words: string;
}

const HEADER_ITEMS: Readonly<Record<string, HeaderItem>> = {
  Collection: {
    rule: 'V1',
    isRight: (text) => text === 'CSWW',
    words: 'has to be CSWW: is this another collection’s return?',
  },
  SourceLevel: { rule: 'V1', isRight: (text) => text === 'L', words: 'has to be L, for a local authority.' },
  ReferenceDate: { rule: 'V4', isRight: isDay, words: 'has to be a day of the calendar, written YYYY-MM-DD.' },
  Year: { rule: 'V9', isRight: (text) => /^\d{4}$/.test(text), words: 'has to be a year of four digits.' },
  LEA: { rule: 'V3', isRight: (text) => /^\d{3}$/.test(text), words: 'has to be the three digits of the authority.' },
};

function checkDates(year: string | null, reference: string | null, { line }: RawBlock, report: Report): void {
  if (year === null || reference === null || reference === `${year}-09-30`) return;
  const sentence = `The reference date is not 30 September ${year}. Is this the return of another year?`;
  report({ rule: 'Q11', kind: 'query', worker: null, line, item: 'ReferenceDate', found: reference, sentence });
}

function checkOwner({ fields, line }: RawBlock, report: Report): void {
  if (fields.some(({ element }) => element === 'LEA')) return;
  const sentence = 'The header does not say whose return it is, so that all of it would be rejected. Add LEA.';
  report({ rule: 'S8', kind: 'error', worker: null, line, item: 'LEA', found: null, sentence });
}

/** Reads what is said of the whole authority: S4, and the values by V5, V7 and V8. */
export function readAuthorityTotals(
  { fields, line }: RawBlock,
  collection: Collection,
  report: Report,
): AuthorityTotals {
  const totals: { -readonly [Key in keyof AuthorityTotals]: number | null } = {
    vacancies_fte: null,
    agency_fte: null,
    agency_headcount: null,
  };
  for (const { name, element, decimals } of collection.authorityItems) {
    const stands = fields.filter((field) => field.element === element);
    if (stands.length === 1) totals[name] = amountOf(stands[0]!, decimals, report);
    else {
      const at = stands[1]?.line ?? line;
      const how = stands.length === 0 ? 'is missing' : 'stands there with more than one value';
      const sentence = `${element} ${how}; it has to be given once, if only as 0.`;
      report({ rule: 'S4', kind: 'error', worker: null, line: at, item: element, found: null, sentence });
    }
  }
  return totals;
}

function amountOf(field: RawField, decimals: number, report: Report): number | null {
  const read = readNumber(field.element, field.text, { decimals, most: null });
  if (!('fault' in read)) return read.amount ?? null;
  report(faultOf(read.fault.rule, field, read.fault.sentence));
  return null;
}

function faultOf(rule: string, { element, line, text }: RawField, sentence: string): Finding {
  return { rule, kind: 'error', worker: null, line, item: element, found: shownValue(text, true), sentence };
}
