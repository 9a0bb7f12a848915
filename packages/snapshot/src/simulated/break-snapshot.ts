// Each rule broken once in a month that breaks none: the test bed of the rules, and files to try other software on.
import { csvLine, readCsv } from '@earshot/dataset';
import type { FileName } from '../layout/layout.ts';
import { firstDay, monthsOn } from '../month.ts';
import type { RuleCode } from '../reading/catalogue.ts';
import type { SimulatedMonth } from './simulate-months.ts';

/** Files by name with their ending, which may be others than the five. */
export type BrokenFiles = Readonly<Record<string, string>>;

type Break = (month: BreakableMonth) => BrokenFiles;

/** A month whose files can be changed in one place. */
class BreakableMonth {
  readonly month: string;
  readonly files: Readonly<Record<FileName, string>>;

  constructor({ month, files }: SimulatedMonth) {
    this.month = month;
    this.files = files;
  }

  /** The files with another text of one of them. */
  with(name: FileName, text: string): BrokenFiles {
    const files = { ...this.files, [name]: text };
    return Object.fromEntries(Object.entries(files).map(([file, of]) => [`${file}.csv`, of]));
  }

  /** With rows more, of which some cells are given. */
  row(name: FileName, ...rows: readonly Readonly<Record<string, string>>[]): BrokenFiles {
    const { header } = this.#csv(name);
    const lines = rows.map((cells) => header.map((column) => (column === 'simulated' ? 'yes' : (cells[column] ?? ''))));
    return this.with(name, this.files[name] + lines.map(csvLine).join(''));
  }

  /** With the last row a second time. */
  twice(name: FileName): BrokenFiles {
    const { rows } = this.#csv(name);
    return this.with(name, this.files[name] + csvLine(rows.at(-1)!.cells));
  }

  /** With every line of a file, the header first, made another. */
  lines(name: FileName, change: (cells: readonly string[], at: number) => readonly string[]): BrokenFiles {
    const { header, rows } = this.#csv(name);
    return this.with(
      name,
      [header, ...rows.map(({ cells }) => cells)].map((cells, at) => csvLine(change(cells, at))).join(''),
    );
  }

  #csv(name: FileName) {
    return readCsv(name, this.files[name]).csv!;
  }
}

const OFFER = { offer: 'Z1', grade: 'sw', fte: '1', planned_start: '2026-12-01', cohort: 'asye', status: 'offered' };
const PERSON = { person: 'Z1', grade: 'sw', fte: '0', start_date: '2015-01-05' };
const COVER = { worker: 'Z1', grade: 'sw', reason: 'vacancy', fte: '0', start_date: '2020-05-04', hourly_cost: '40' };
const holder = (files: SimulatedMonth['files']): string => readCsv('cases', files.cases).csv!.rows[0]!.cells[0]!;

/** Somebody in post: the first without an end. */
function there(people: string): string {
  const { header, rows } = readCsv('people', people).csv!;
  const [person, end] = [header.indexOf('person'), header.indexOf('end_date')];
  return rows.find(({ cells }) => cells[end] === '')!.cells[person]!;
}

const BREAKS: Readonly<Partial<Record<RuleCode, Break>>> = {
  'files-none': () => ({ 'notes.txt': 'The export failed.\n' }),
  'file-unknown': (month) => ({ ...month.with('posts', month.files.posts), 'staff.csv': 'a,b\r\n1,2\r\n' }),
  'file-encoding': (month) => month.with('offers', `${month.files.offers}\uFFFD\r\n`),
  'csv-empty': (month) => month.with('offers', ''),
  'csv-quotes': (month) => month.with('offers', `${month.files.offers}"Z1,sw\r\n`),
  'csv-header-blank': (month) => month.lines('offers', (cells, at) => [...cells, at === 0 ? '' : '1']),
  'csv-header-repeated': (month) => month.lines('offers', (cells, at) => [...cells, at === 0 ? 'offer' : '1']),
  'csv-ragged-row': (month) => month.with('offers', `${month.files.offers}Z1,sw\r\n`),
  'column-personal': (month) => month.lines('offers', (cells, at) => [...cells, at === 0 ? 'surname' : 'Doe']),
  'column-missing': (month) => month.lines('offers', (cells) => cells.slice(1)),
  'column-unknown': (month) => month.lines('offers', (cells, at) => [...cells, at === 0 ? 'team' : 'east']),
  'value-missing': (month) => month.row('offers', { ...OFFER, grade: '' }),
  'value-number': (month) => month.row('offers', { ...OFFER, fte: '1.5' }),
  'value-day': (month) => month.row('offers', { ...OFFER, planned_start: '31/11/2026' }),
  'value-code': (month) => month.row('offers', { ...OFFER, cohort: 'asyee' }),
  'value-reference': (month) => month.row('offers', { ...OFFER, offer: 'Jane Doe' }),
  'value-personal': (month) => month.row('offers', { ...OFFER, offer: 'SW1234567890' }),
  'post-twice': (month) => month.twice('posts'),
  'person-twice': (month) => month.row('people', PERSON, PERSON),
  'worker-twice': (month) => month.row('cover', COVER, COVER),
  'offer-twice': (month) => month.row('offers', OFFER, OFFER),
  'worker-employed': (month) =>
    month.row('cover', { ...COVER, worker: there(month.files.people), start_date: firstDay(month.month) }),
  'hours-many': (month) =>
    month.row('people', { ...PERSON, fte: '1' }, { ...PERSON, start_date: '2016-01-05', fte: '1' }),
  'days-order': (month) => month.row('cover', { ...COVER, end_date: '2020-05-03' }),
  'post-unknown': (month) => month.row('people', { ...PERSON, post: 'NONE' }),
  'starts-later': (month) => month.row('people', { ...PERSON, start_date: firstDay(monthsOn(month.month, 1)) }),
  'left-earlier': (month) => month.row('people', { ...PERSON, end_date: '2016-01-05' }),
  'holder-unknown': (month) => month.row('cases', { person: 'NOBODY', type: 'court', cases: '3' }),
  'grade-unknown': (month) => month.row('posts', { post: 'Z1', grade: 'swk', fte: '1' }),
  'type-missing': (month) => month.row('cases', { person: holder(month.files), cases: '1' }),
  'type-unknown': (month) => month.row('cases', { person: holder(month.files), type: 'courts', cases: '1' }),
};

/** The rules that `breakSnapshot` can break; the others are about the size of files. */
export const BREAKABLE: readonly string[] = Object.keys(BREAKS);

/** The files of a simulated month with one rule broken once. Throws for a rule that is not BREAKABLE. */
export function breakSnapshot(month: SimulatedMonth, code: string): BrokenFiles {
  const broken = BREAKS[code as RuleCode];
  if (!broken) throw new Error(`breakSnapshot: there is no way to break “${code}”.`);
  return broken(new BreakableMonth(month));
}
