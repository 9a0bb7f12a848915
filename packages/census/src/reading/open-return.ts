import type { Collection } from '../collection/collection.ts';
import { collectionOf } from '../collection/collection-of.ts';
import type { OwnCollection } from '../collection/own-collection.ts';
import { FIRST_YEAR, LAST_YEAR } from '../collection/years.ts';
import { type Finding, FindingList, type Found } from '../finding.ts';
import { crossFieldRules } from '../rules/cross-field.ts';
import { totalsQuery } from '../rules/whole-return.ts';
import type { AuthorityTotals, Worker } from '../worker.ts';
import { CsvParts } from './csv-parts.ts';
import type { Ending, RawBlock, RawReceiver, RawWorker } from './raw.ts';
import { readAuthorityTotals, readHeader } from './read-blocks.ts';
import { type Pseudonym, WorkerReader } from './read-worker.ts';
import { XmlParts } from './xml-parts.ts';

export interface ReturnChoices {
  readonly format: 'xml' | 'csv';
  /** A keyed hash; the key is the caller’s, and decides whether people can be found again in another return. */
  readonly pseudonym: Pseudonym;
  /** The year of the census for a file that does not say it; what a file says goes before. */
  readonly year?: number;
  /** Where a year differs from the layout that is known. */
  readonly own?: OwnCollection;
}

/** A return as it was read: workers without names, and everything that is wrong with it. */
export interface ReadReturn {
  /** Null when no year was found that there could be a return for; then there are no workers either. */
  readonly collection: Collection | null;
  /** The three digits of the authority, or null. */
  readonly authority: string | null;
  /** Whether the return says that it was made up by Earshot. */
  readonly isSimulated: boolean;
  readonly totals: AuthorityTotals;
  readonly workers: readonly Worker[];
  readonly findings: Found;
  /** Whether the file was read to its end. */
  readonly isComplete: boolean;
}

/** A return that is being read. */
export interface OpenReturn {
  push(chunk: string): void;
  /** Whether reading has ended early, so that there is no use in pushing more. */
  isOver(): boolean;
  /** @param undecodable why the bytes of the file could not be made into more text, for F7. */
  close(undecodable?: { readonly line: number; readonly sentence: string }): ReadReturn;
}

/**
 * Begins to read a return: `push` takes its text in pieces of any size, `close` says what was read. Nothing that a file
 * holds is thrown; whatever is wrong is among the findings.
 */
export function openReturn(choices: ReturnChoices): OpenReturn {
  const reading = new ReturnReading(choices);
  const parts =
    choices.format === 'xml' ? new XmlParts(reading) : new CsvParts(reading, choices.own?.authorityItems ?? []);
  return {
    push: (chunk) => parts.push(chunk),
    isOver: () => parts.ending !== null,
    close(undecodable) {
      if (undecodable) return reading.end([{ rule: 'F7', ...undecodable }]);
      parts.close();
      return reading.end(parts.endings);
    },
  };
}

const NO_TOTALS: AuthorityTotals = { vacancies_fte: null, agency_fte: null, agency_headcount: null };

class ReturnReading implements RawReceiver {
  readonly #choices: ReturnChoices;
  readonly #findings = new FindingList();
  /** What a rule finds that is not asked this year is nothing. */
  readonly #report = (finding: Finding): void => {
    if (!this.#collection?.dormantRules.includes(finding.rule)) this.#findings.add(finding);
  };
  readonly #workers: Worker[] = [];
  readonly #seen = { header: 0, authority: 0, worker: 0, unknown: 0 };
  /** Workers and counts that stand before the year is known. */
  #waiting: (RawWorker | RawBlock)[] = [];
  #collection: Collection | null = null;
  #reader: WorkerReader | null = null;
  #checkWorker: ((worker: Worker) => void) | null = null;
  #authority: string | null = null;
  #isSimulated = false;
  #totals: AuthorityTotals = NO_TOTALS;
  #totalsLine = 1;
  #yearIsBad = false;

  constructor(choices: ReturnChoices) {
    this.#choices = choices;
  }

  take(part: RawWorker | RawBlock): void {
    this.#checkOrder(part);
    this.#seen[part.kind] += 1;
    if (part.kind === 'header' && this.#seen.header === 1) this.#takeHeader(part);
    else if (part.kind === 'header')
      this.#fail('S3', part.line, 'There is a second Header. A return has one.', 'Header');
    else if (part.kind === 'unknown') this.#refuseBlock(part);
    else if (this.#collection) this.#takeWithin(part, this.#collection);
    else if (!this.#yearIsBad) this.#waiting.push(part);
  }

  end(endings: readonly Ending[]): ReadReturn {
    for (const { rule, line, sentence } of endings) this.#fail(rule, line, sentence);
    const isYearLacking = !this.#collection && !this.#yearIsBad;
    // Of a file that broke off before its year, that it broke off says all.
    if (isYearLacking && (endings.length === 0 || this.#choices.year !== undefined))
      this.#chooseYear(this.#choices.year ?? null, 1);
    if (endings.length === 0) this.#checkCounts();
    return {
      collection: this.#collection,
      authority: this.#authority,
      isSimulated: this.#isSimulated,
      totals: this.#totals,
      workers: this.#workers,
      findings: this.#findings.found(),
      isComplete: endings.length === 0 && this.#collection !== null,
    };
  }

  #takeHeader(block: RawBlock): void {
    // Only once the year is known is it known what is asked of the header.
    const found: Finding[] = [];
    const { year, authority, isSimulated } = readHeader(block, (finding) => found.push(finding));
    this.#authority = authority;
    this.#isSimulated = isSimulated;
    this.#chooseYear(year ?? this.#choices.year ?? null, block.line, found);
  }

  #chooseYear(year: number | null, line: number, found: readonly Finding[] = []): void {
    const collection = year === null ? null : collectionOf(year, this.#choices.own ?? null);
    this.#collection = collection;
    for (const finding of found) this.#report(finding);
    if (collection) this.#begin(collection);
    else {
      this.#yearIsBad = true;
      this.#waiting = [];
      this.#fail('V11', line, year === null ? NO_YEAR : WRONG_YEAR, 'Year', year === null ? null : String(year));
    }
  }

  /** Once the year is known, everything can be read: first what has waited. */
  #begin(collection: Collection): void {
    this.#reader = new WorkerReader(collection, this.#choices.pseudonym, this.#report);
    this.#checkWorker = crossFieldRules(collection, this.#report);
    for (const part of this.#waiting) this.#takeWithin(part, collection);
    this.#waiting = [];
  }

  #takeWithin(part: RawWorker | RawBlock, collection: Collection): void {
    if (part.kind !== 'worker') {
      if (this.#totals !== NO_TOTALS) return;
      this.#totals = readAuthorityTotals(part, collection, this.#report);
      this.#totalsLine = part.line;
      return;
    }
    const worker = this.#reader!.read(part);
    this.#workers.push(worker);
    this.#checkWorker!(worker);
  }

  /** S3; what is out of order is read all the same. */
  #checkOrder({ kind, line }: RawWorker | RawBlock): void {
    const { authority, worker, header } = this.#seen;
    const isLate =
      (kind === 'header' && header === 0 && authority + worker > 0) || (kind === 'authority' && worker > 0);
    const sentence = 'The blocks are out of order: first Header, then LALevelVacancies, then the workers.';
    if (isLate) this.#fail('S3', line, sentence);
  }

  #refuseBlock({ name, line }: RawBlock): void {
    this.#fail('S3', line, 'A return holds only Header, LALevelVacancies and CSWWWorker. Take this block out.', name);
  }

  /** S1, S2 and Q10, which only the end of the file shows. */
  #checkCounts(): void {
    const { authority, worker } = this.#seen;
    const often = authority === 0 ? 'no block' : `${authority} blocks`;
    if (authority !== 1)
      this.#fail('S1', 1, `The return has ${often} LALevelVacancies and needs exactly one.`, 'LALevelVacancies');
    const query =
      this.#collection && totalsQuery(this.#workers, { ...this.#totals, line: this.#totalsLine }, this.#collection);
    if (query) this.#report(query);
    if (worker === 0) this.#fail('S2', 1, 'There is no worker in the return. Was everything exported?', 'CSWWWorker');
  }

  #fail(rule: string, line: number, sentence: string, item: string | null = null, found: string | null = null): void {
    this.#report({ rule, kind: 'error', worker: null, line, item, found, sentence });
  }
}

const NO_YEAR =
  'The return does not say of which year it is, so that no worker can be checked. Add Year to its header.';
const WRONG_YEAR = `Single workers have been returned since ${FIRST_YEAR}, and nothing is known beyond ${LAST_YEAR}: check Year.`;
