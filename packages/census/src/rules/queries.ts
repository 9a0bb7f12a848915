import type { Collection, ItemName } from '../collection/collection.ts';
import type { Worker } from '../worker.ts';

/** Something that can be right but seldom is: somebody has to look and, if it is right, say why. */
export interface Query {
  readonly id: string;
  readonly item: ItemName;
  readonly statement: string;
  readonly sentence: string;
  /** What stands there, when it looks wrong, or null. */
  looksWrong(worker: Worker, collection: Collection): string | null;
}

const CASE_HOLDER = '5';
const YOUNGEST = 20;
const OLDEST = 75;

/**
 * Queries of a single worker. Only Q1 is known to be one of the DfE’s, added in 2024; the others are Earshot’s own, each
 * for a value that would make a published measure wrong.
 */
export const QUERIES: readonly Query[] = [
  {
    id: 'Q1',
    item: 'cases30',
    statement: 'A case holder in post has cases',
    sentence: 'A case holder without cases. If there are none, the role is 6, qualified without cases.',
    looksWrong: ({ texts, amounts }) =>
      texts.role === CASE_HOLDER && texts.role_end === undefined && !amounts.cases30
        ? String(amounts.cases30 ?? 'none')
        : null,
  },
  {
    id: 'Q3',
    item: 'birth',
    statement: `A worker is ${YOUNGEST} to ${OLDEST} years old at the reference date`,
    sentence: `By its birth date this worker is younger than ${YOUNGEST} or older than ${OLDEST}. Check the date.`,
    looksWrong: ({ age }) => (age !== null && (age < YOUNGEST || age > OLDEST) ? `aged ${age}` : null),
  },
  {
    id: 'Q4',
    item: 'role_end',
    statement: 'Nobody ends before they start',
    sentence: 'The role ends before it starts. One of the two dates is wrong.',
    looksWrong: ({ texts: { role_start, role_end } }) =>
      role_start !== undefined && role_end !== undefined && role_end < role_start ? role_end : null,
  },
  {
    id: 'Q5',
    item: 'role_end',
    statement: 'A role that ended, ended within the census year',
    sentence:
      'The role ends outside of the census year, 1 October to 30 September, so that it is in no count of leavers.',
    looksWrong: ({ texts: { role_end } }, { firstDay, referenceDate }) =>
      role_end !== undefined && (role_end < firstDay || role_end > referenceDate) ? role_end : null,
  },
  {
    id: 'Q6',
    item: 'role_start',
    statement: 'A role starts by the reference date',
    sentence: 'The role starts after 30 September, so that this worker belongs in the next return.',
    looksWrong: ({ texts: { role_start } }, { referenceDate }) =>
      role_start !== undefined && role_start > referenceDate ? role_start : null,
  },
  {
    id: 'Q7',
    item: 'role_end',
    statement: 'Who starts and leaves within the census year is in no count',
    sentence:
      'The role starts and ends within the census year. The DfE counts it neither as a starter nor as a leaver.',
    looksWrong: ({ isAgency, texts: { role_start, role_end } }, { firstDay }) =>
      !isAgency &&
      role_start !== undefined &&
      role_end !== undefined &&
      role_start >= firstDay &&
      role_end >= role_start
        ? role_end
        : null,
  },
  {
    id: 'Q8',
    item: 'cases30',
    statement: 'Who left before the reference date holds no cases and no hours then',
    sentence:
      'Who had left before 30 September cannot hold cases or work hours then. Set its cases and its full-time equivalent of that day to 0.',
    looksWrong: ({ texts: { role_end }, amounts: { cases30 = 0, fte30 = 0 } }, { referenceDate }) =>
      role_end !== undefined && role_end < referenceDate && cases30 + fte30 > 0
        ? `${cases30} cases, ${fte30} full-time equivalent`
        : null,
  },
  {
    id: 'Q9',
    item: 'days_lost',
    statement: 'Nobody loses more days than there are to work',
    sentence:
      'More days are lost to sickness than there are working days in a year. Are they hours or days of the calendar?',
    looksWrong: ({ amounts: { days_lost } }, { workingDays }) =>
      days_lost !== undefined && days_lost > workingDays ? String(days_lost) : null,
  },
];
