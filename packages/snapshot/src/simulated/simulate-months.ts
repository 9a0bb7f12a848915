import { csvLine } from '@earshot/dataset';
import { seededRandom } from '@earshot/statistics';
import type { FileName } from '../layout/layout.ts';
import { firstDay, isMonth, monthsOn } from '../month.ts';
import { type CaseType, drawCases, type Holder } from './caseload-draw.ts';
import { type Drawing, drawing } from './drawing.ts';
import { type History, type Moment, type SimulatedPerson, simulateHistory } from './history.ts';
import { isThereIn, type KnownMonth, knownMonth, type SimulatedOffer } from './known-month.ts';

export interface SimulationOfMonths {
  /** The last month, YYYY-MM. */
  readonly month: string;
  /** How many months, this one the last. */
  readonly months: number;
  /** About how many people are in post. */
  readonly workers: number;
  /** The same seed makes the same months. */
  readonly seed: number;
}

export interface SimulatedMonth {
  readonly month: string;
  readonly files: Readonly<Record<FileName, string>>;
  readonly known: KnownMonth;
}

/** Months lived before the first that is written, so that a year of leavers is there. */
const BEFORE = 14;

/**
 * Makes up an authority’s months, in which no rule is broken, and says what is known of each. Every row says that it is
 * simulated. Throws for a month that is not YYYY-MM, and for fewer than one month or worker.
 */
export function simulateMonths({ month, months, workers, seed }: SimulationOfMonths): SimulatedMonth[] {
  if (!isMonth(month)) throw new Error(`simulateMonths: the month “${month}” is not YYYY-MM.`);
  if (!(months >= 1 && workers >= 1)) throw new Error(`simulateMonths: ${months} months, ${workers} workers.`);
  const draw = drawing(seededRandom(seed));
  const history = simulateHistory(workers, BEFORE + months, draw);
  const first = monthsOn(month, 1 - months - BEFORE);
  return Array.from({ length: months }, (_, at) => new MonthOfHistory(history, BEFORE + at, first, draw).made());
}

type Held = readonly (readonly [Holder, ReadonlyMap<CaseType, number>])[];

class MonthOfHistory {
  readonly #history: History;
  readonly #at: number;
  readonly #first: string;
  readonly #draw: Drawing;

  constructor(history: History, at: number, first: string, draw: Drawing) {
    this.#history = history;
    this.#at = at;
    this.#first = first;
    this.#draw = draw;
  }

  made(): SimulatedMonth {
    const month = monthsOn(this.#first, this.#at);
    const held: Held = this.#holders().map((holder) => [holder, drawCases(holder, this.#draw)]);
    const offers = this.#offers();
    const files = {
      posts: this.#posts(),
      people: this.#people(),
      cover: this.#cover(),
      cases: casesCsv(held),
      offers: this.#offersCsv(offers),
    };
    return { month, files, known: knownMonth(this.#history, this.#at, month, held, offers) };
  }

  #day({ month, day }: Moment): string {
    return `${firstDay(monthsOn(this.#first, month)).slice(0, 8)}${String(day).padStart(2, '0')}`;
  }

  #isNewlyQualified({ origin, start }: SimulatedPerson): boolean {
    return origin === 'newly_qualified' && start.month > this.#at - 12;
  }

  #holders(): Holder[] {
    const employed = this.#history.people
      .filter((one) => isThereIn(one, this.#at))
      .map((one) => ({ ...one, grade: one.post.grade, isNewlyQualified: this.#isNewlyQualified(one) }));
    const agency = this.#history.cover
      .filter((one) => isThereIn(one, this.#at))
      .map((one) => ({ ...one, person: one.worker, isNewlyQualified: false }));
    return [...employed, ...agency];
  }

  #offers(): SimulatedOffer[] {
    const vacant = this.#history.posts.filter(
      (post) => !this.#history.people.some((one) => one.post === post && isThereIn(one, this.#at)),
    );
    return vacant
      .filter(() => this.#draw.happens(0.4))
      .map(({ post, grade }) => ({
        offer: `O${post}`,
        grade,
        cohort: this.#draw.one(['asye', 'asye', 'apprentice', 'frontline', 'step_up', 'international', 'experienced']),
        monthsOn: this.#draw.whole(1, 5),
        isAccepted: this.#draw.happens(0.8),
      }));
  }

  #posts(): string {
    return csv(
      ['post', 'grade', 'fte'],
      this.#history.posts.map(({ post, grade }) => [post, grade, 1]),
    );
  }

  #people(): string {
    const header = ['person', 'post', 'grade', 'fte', 'start_date', 'end_date', 'origin', 'newly_qualified'];
    const known = this.#history.people.filter(
      ({ start, end }) => start.month <= this.#at && (end === null || end.month > this.#at - 12),
    );
    return csv(
      header,
      known.map((one) => [
        one.person,
        one.post.post,
        one.post.grade,
        one.hundredths / 100,
        this.#day(one.start),
        one.end !== null && one.end.month <= this.#at ? this.#day(one.end) : '',
        one.origin,
        this.#isNewlyQualified(one) ? 'yes' : 'no',
      ]),
    );
  }

  #cover(): string {
    const header = ['worker', 'grade', 'reason', 'fte', 'start_date', 'end_date', 'hourly_cost', 'capped_rate'];
    const known = this.#history.cover.filter(
      ({ start, end }) => start.month <= this.#at && (end === null || end.month >= this.#at),
    );
    return csv(
      header,
      known.map(({ worker, grade, reason, hundredths, start, end, pence }) => [
        worker,
        grade,
        reason,
        hundredths / 100,
        this.#day(start),
        end !== null && end.month <= this.#at ? this.#day(end) : '',
        pence / 100,
        (pence - 400) / 100,
      ]),
    );
  }

  #offersCsv(offers: readonly SimulatedOffer[]): string {
    return csv(
      ['offer', 'grade', 'fte', 'planned_start', 'cohort', 'status'],
      offers.map(({ offer, grade, cohort, monthsOn: on, isAccepted }) => [
        offer,
        grade,
        1,
        this.#day({ month: this.#at + on, day: 7 }),
        cohort,
        isAccepted ? 'accepted' : 'offered',
      ]),
    );
  }
}

function casesCsv(held: Held): string {
  return csv(
    ['person', 'type', 'cases'],
    held.flatMap(([{ person }, cases]) => [...cases].map(([type, count]) => [person, type, count])),
  );
}

function csv(header: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  return [csvLine([...header, 'simulated']), ...rows.map((row) => csvLine([...row, 'yes']))].join('');
}
