import type { Item, ItemName } from './collection/collection.ts';

/**
 * One worker of a return as it leaves the reader: without registration number and birth date. An item that was not
 * given, or whose value is none, is null in all of them; `given` tells the two apart.
 */
export interface Worker {
  /** Its place in the file, from 1: how findings name it. */
  readonly number: number;
  readonly line: number;
  /** A keyed hash of registration number and birth date, by which records of one person are found; null without a number. */
  readonly person: string | null;
  /** A keyed hash of the registration number alone, by which a person is found in another year. */
  readonly registration: string | null;
  /** In whole years at the reference date. */
  readonly age: number | null;
  /** Whether it is an agency worker; null where the return does not say. */
  readonly isAgency: boolean | null;
  /** Codes, and days as YYYY-MM-DD, by item; of an item that repeats, the first. */
  readonly texts: Readonly<Partial<Record<ItemName, string>>>;
  readonly amounts: Readonly<Partial<Record<ItemName, number>>>;
  /** The line of every item that was given, right or wrong. */
  readonly given: ReadonlyMap<Item['name'], number>;
}

/** What the return says of the whole authority; null where it does not. */
export interface AuthorityTotals {
  /** Vacancies at 30 September, full-time equivalent. */
  readonly vacancies_fte: number | null;
  /** Agency workers who cover vacancies, full-time equivalent. */
  readonly agency_fte: number | null;
  readonly agency_headcount: number | null;
}
