import type { Collection, Item } from '../collection/collection.ts';
import { firstYearOf } from '../collection/years.ts';
import { QUERIES } from './queries.ts';

/** A rule of the catalogue, for lists of what is checked. */
export interface Rule {
  readonly id: string;
  readonly kind: 'error' | 'query';
  readonly statement: string;
  /** The first collection that it is asked of; null when of all. */
  readonly from: number | null;
}

/** What every worker whom the authority employs has to have, and the rule that says so. */
export const WANTED_OF_EMPLOYED: Readonly<Partial<Record<Item['name'], string>>> = {
  birth: 'X1',
  gender: 'X2',
  ethnicity: 'X3',
  institution: 'X4',
  step_up: 'X5',
  role: 'X6',
  role_start: 'X7',
  origin: 'X8',
  fte30: 'X9',
  days_lost: 'X10',
  frontline: 'X11',
};

const ERRORS: Readonly<Record<string, string>> = {
  F1: 'The file is well-formed XML',
  F2: 'The file declares no document type and no entities',
  F3: 'Elements are not nested deeper than a return needs',
  F4: 'No text, tag or comment is longer than any item can be',
  F5: 'The file is not larger than a return can be',
  F6: 'The file is whole',
  F7: 'The file is written in the encoding that it declares',
  F8: 'The file is a workforce return',
  F9: 'A CSV has a header, and as many cells in every row',
  S1: 'There is exactly one block of vacancies and agency workers of the authority',
  S2: 'There is at least one worker',
  S3: 'The blocks are in order, and none is unknown',
  S4: 'Vacancies and agency workers of the authority are each given once',
  S5: 'Every worker has an agency status, a registration number and an institution, and what else is wanted of all',
  S6: 'Items that may stand once are not repeated',
  S7: 'There is no unknown item',
  S8: 'The header says whose return it is',
  V1: 'A code is in its list',
  V2: 'A registration number is two letters and ten digits',
  V3: 'The authority is three digits',
  V4: 'Days are days of the calendar, YYYY-MM-DD',
  V5: 'No number is below 0',
  V6: 'A full-time equivalent is not above 1',
  V7: 'A number has no more decimal places than its item',
  V8: 'Cases and headcounts are whole numbers',
  V9: 'The year is a year',
  V11: 'The year is one of the census of single workers',
  X1: 'Employed workers have a birth date',
  X2: 'Employed workers have a gender',
  X3: 'Employed workers have an ethnicity',
  X4: 'Employed workers have an institution of qualification',
  X5: 'Employed workers have a Step Up to Social Work status',
  X6: 'Employed workers have a role',
  X7: 'Employed workers have a start date',
  X8: 'Employed workers have an origin',
  X9: 'Employed workers have a full-time equivalent at 30 September',
  X10: 'Employed workers have days lost to sickness',
  X11: 'Employed workers have a Frontline status',
  X12: 'Start date and origin come together or not at all',
  X14: 'End date, reason and destination come together or not at all',
  X15: 'Employed workers have whatever else a collection’s own file wants of them',
};

const OTHER_QUERIES: Readonly<Record<string, string>> = {
  V10: 'Codes are written as codes, not as labels or decimals',
  Q2: 'Nobody in post stands twice',
  Q10: 'No more agency workers cover vacancies than there are in the return',
  Q11: 'The reference date is 30 September of the year',
  Q12: 'Nobody has both left and is in post',
};

/**
 * Every rule that a return is held to, by id. F are about the file, S about its structure, V about single values, X about
 * items of a worker together, Q are queries. S, V and X have the numbers of the public list that they come from; its X13,
 * the full-time equivalent of leavers, is not among them, because the two sources of it contradict each other.
 */
export const RULES: readonly Rule[] = [
  ...Object.entries(ERRORS).map(([id, statement]) => ({ id, kind: 'error' as const, statement })),
  ...Object.entries(OTHER_QUERIES).map(([id, statement]) => ({ id, kind: 'query' as const, statement })),
  ...QUERIES.map(({ id, statement }) => ({ id, kind: 'query' as const, statement })),
].map((rule) => ({ ...rule, from: firstYearOf(rule.id) }));

/** The rules that are asked of a collection; all of them where its year is not known. */
export function rulesOf(collection: Collection | null): Rule[] {
  return RULES.filter(({ id }) => !collection?.dormantRules.includes(id));
}

export const RULE_IDS: readonly string[] = RULES.map(({ id }) => id);
