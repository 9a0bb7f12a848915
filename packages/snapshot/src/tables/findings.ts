// Sentences made from the printed cells of a month’s tables, so that they cannot contradict them.
import { type Cell, cellAt, type Table } from '@earshot/tables';

/** A sentence, with the table that it was read off. */
export interface SnapshotFinding {
  readonly text: string;
  readonly table: string;
}

/** What may be said of a month; a sentence whose numbers are withheld or not known is left out, and the table says why. */
export function snapshotFindings(tables: readonly Table[]): SnapshotFinding[] {
  const of = (id: string): Table | null => tables.find((table) => table.id === id) ?? null;
  const headline = new Printed(of('headline'));
  return [
    ...headline.said(postsSentence),
    ...headline.said(gapSentence),
    ...new Printed(of('grades')).said(leftSentence),
    ...headline.said(agencySentence),
    ...headline.said(movesSentence),
    ...headline.said(caseloadSentence),
    ...new Printed(of('caseload_protected')).said(protectedSentence),
    ...new Printed(of('pipeline')).said(pipelineSentence),
  ];
}

type Sentence = (printed: Printed) => string | null;

/** The numbers of a table as they are printed. */
class Printed {
  readonly #table: Table | null;

  constructor(table: Table | null) {
    this.#table = table;
  }

  get table(): Table {
    return this.#table!;
  }

  said(sentence: Sentence): SnapshotFinding[] {
    if (!this.#table) return [];
    const text = sentence(this);
    return text === null ? [] : [{ text, table: this.#table.id }];
  }

  number(row: string, column = 'now'): number | null {
    const cell = cellAt(this.table, row, column);
    return cell?.kind === 'figure' ? cell.value : null;
  }

  /** A number in words; null where there is none. */
  text(row: string, column = 'now'): string | null {
    return numberWords(cellAt(this.table, row, column));
  }

  /** “, 1.2 more than the month before”, or nothing where that is not known. */
  change(row: string): string {
    const cell = cellAt(this.table, row, 'change');
    if (cell?.kind !== 'figure') return '';
    if (cell.value === 0) return ', as in the month before';
    const words = amountWords(Math.abs(cell.value), cell.decimals);
    const points = cell.unit === 'points' ? ` ${words === '1.0' ? 'point' : 'points'}` : '';
    return `, ${words}${points} ${cell.value > 0 ? 'more' : 'less'} than the month before`;
  }
}

function numberWords(cell: Cell | null): string | null {
  if (cell?.kind !== 'figure') return null;
  return `${amountWords(cell.value, cell.decimals)}${cell.unit === 'percent' ? '%' : ''}`;
}

function amountWords(value: number, decimals: number): string {
  const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  return value.toLocaleString('en-GB', digits).replace('-', '−');
}

const postsSentence: Sentence = (printed) => {
  const [posts, inPost] = [printed.text('establishment_fte'), printed.text('inpost_fte')];
  const [vacant, rate] = [printed.text('vacancy_fte'), printed.text('vacancy_rate_fte')];
  if (!posts || !inPost || !vacant || !rate) return null;
  return `Of an establishment of ${posts} full-time equivalents, ${vacant} are vacant, with ${inPost} in post: a vacancy rate of ${rate}${printed.change('vacancy_rate_fte')}.`;
};

const gapSentence: Sentence = (printed) => {
  const [covered, offers, gap] = ['agency_cover_fte', 'offers_accepted', 'true_gap_fte'].map((row) =>
    printed.text(row),
  );
  if (!covered || !offers || !gap) return null;
  const left = gap === '0.0' ? 'no grade is short' : `the grades that are short still lack ${gap}`;
  return `Agency workers cover vacancies with ${covered} full-time equivalents, and ${counted(printed.number('offers_accepted')!, 'accepted offer')} ${offers === '1' ? 'has' : 'have'} not started yet; after both, ${left}.`;
};

const leftSentence: Sentence = (printed) => {
  const total = printed.text('total', 'leftIfAllStart');
  if (total === null) return null;
  if (total === '0.0') return 'If all with an accepted offer take up the posts, no vacancy is left.';
  const grades = printed.table.rows.filter(
    ({ id }) => id !== 'total' && (printed.number(id, 'leftIfAllStart') ?? 0) > 0,
  );
  const parts = grades.map(({ id, label }) => `${label} ${printed.text(id, 'leftIfAllStart')}`);
  return `If all with an accepted offer take up the posts, vacancies of ${total} full-time equivalents are left: ${parts.join(', ')}.`;
};

const agencySentence: Sentence = (printed) => {
  const [workers, rate] = [printed.number('agency_headcount'), printed.text('agency_rate_fte')];
  if (workers === null || !rate) return null;
  const cost = printed.text('agency_cost_month');
  const paid = cost === null ? '' : ` They and those who ended in the month cost £${cost}.`;
  return `There are ${counted(workers, 'agency worker')}, an agency rate of ${rate}${printed.change('agency_rate_fte')}.${workers === 0 ? '' : paid}`;
};

const movesSentence: Sentence = (printed) => {
  const [started, left] = [printed.number('starters_month'), printed.number('leavers_month')];
  if (started === null || left === null) return null;
  const [converted, turnover] = [printed.number('conversions_month'), printed.text('turnover_rate_fte')];
  const from = converted === null || started === 0 ? '' : fromAgency(converted, started);
  const rate =
    turnover === null ? '' : ` Turnover over twelve months is ${turnover}${printed.change('turnover_rate_fte')}.`;
  return `In the month ${people(started)} started${from}, and ${people(left)} left.${rate}`;
};

function fromAgency(converted: number, started: number): string {
  if (started === 1) return converted === 1 ? ', from agency' : ', not from agency';
  return `, ${converted === 0 ? 'none' : converted} of them from agency`;
}

const caseloadSentence: Sentence = (printed) => {
  const mean = printed.text('caseload_fte');
  if (mean === null) return null;
  const over = printed.text('over_full_share');
  const full =
    over === null
      ? ''
      : ` By points, ${over} of workers with cases hold more than a full caseload${printed.change('over_full_share')}.`;
  return `Each full-time equivalent holds ${mean} cases on average${printed.change('caseload_fte')}.${full}`;
};

const protectedSentence: Sentence = (printed) => {
  const [over, share] = [printed.number('over', 'workers'), printed.text('over', 'share')];
  if (over === null) return null;
  return `Of the newly qualified ${over === 0 ? 'nobody is' : `${people(over)} (${share}) ${over === 1 ? 'is' : 'are'}`} over their protected number of cases.`;
};

const pipelineSentence: Sentence = (printed) => {
  const [expected, lower, upper] = ['expected', 'lower', 'upper'].map((column) => printed.text('all', column));
  if (!expected || !lower || !upper) return null;
  const offers = counted(printed.number('all', 'offers')!, 'accepted offer');
  return `Of ${offers}, ${expected} starts are to be expected by the authority’s own assumption: between ${lower} and ${upper}, in eight of ten cases or more.`;
};

function people(count: number): string {
  return count === 0 ? 'nobody' : count === 1 ? '1 person' : `${count.toLocaleString('en-GB')} people`;
}

function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en-GB')} ${noun}${count === 1 ? '' : 's'}`;
}
