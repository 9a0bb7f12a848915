/** A number of people that is a part of one sum and makes up, alone or with others, another: people flow from sum to sum. */
export interface PeopleBetween {
  readonly from: number;
  readonly to: number;
  readonly people: number;
}

/** One number that changes so that another can grow. */
interface Step {
  readonly number: number;
  readonly grows: boolean;
}

/** How a sum is reached from another, and for what price. */
interface Arrival {
  price: number;
  isFinal: boolean;
  before: (Step & { readonly at: number }) | null;
}

/** By how much numbers are more, or less, than they are. */
type Changed = Map<number, number>;

/** Numbers in sums, of which a reader may know some. */
export class NumbersInSums {
  private readonly numbers: readonly PeopleBetween[];
  /** By sum, the numbers that flow out of it and those that flow into it. */
  private readonly leaving: readonly number[][];
  private readonly entering: readonly number[][];

  /** @param sums how many there are; numbers name them by their places. */
  constructor(numbers: readonly PeopleBetween[], sums: number) {
    this.numbers = numbers;
    const places = Array.from({ length: sums }, (_, sum) => sum);
    this.leaving = places.map(() => []);
    this.entering = places.map(() => []);
    numbers.forEach(({ from, to }, number) => {
      this.leaving[from]!.push(number);
      this.entering[to]!.push(number);
    });
  }

  /**
   * Lets a number be as large as `enough` for all that a reader knows, who knows every sum and every number that is shown,
   * and that none is below nought. Where it is larger than it is, others are smaller and larger, so that every sum is as
   * before: a flow back through numbers that are hidden (Cox 1995, “Network models for complementary cell suppression”).
   * Where those that are hidden do not carry enough, the cheapest that would are handed to `hide`, a way at a time.
   * Exact for numbers in two sums each, as those of a table of rows and columns are.
   * @param price what hiding a number costs: 0 when it is hidden, infinite when it cannot be.
   * @returns whether it can be so large.
   */
  makeRoom(number: number, enough: number, price: (number: number) => number, hide: (number: number) => void): boolean {
    const changed: Changed = new Map();
    let room = this.numbers[number]!.people;
    while (room < enough) {
      const way = this.cheapestWay(number, changed, price);
      if (!way) return false;
      let by = enough - room;
      for (const step of way) {
        if (!step.grows) by = Math.min(by, this.left(step.number, changed));
        if (price(step.number) > 0) hide(step.number);
      }
      for (const step of way) changed.set(step.number, (changed.get(step.number) ?? 0) + (step.grows ? by : -by));
      room += by;
    }
    return true;
  }

  private left(number: number, changed: Changed): number {
    return this.numbers[number]!.people + (changed.get(number) ?? 0);
  }

  /** The cheapest way back from the end of a number to its start (Dijkstra); null where there is none. */
  private cheapestWay(number: number, changed: Changed, price: (number: number) => number): Step[] | null {
    const { from, to } = this.numbers[number]!;
    const arrivals = this.leaving.map((): Arrival => ({ price: Infinity, isFinal: false, before: null }));
    arrivals[to]!.price = 0;
    for (let at: number = to; at !== from; at = nearest(arrivals)) {
      if (at < 0) return null;
      arrivals[at]!.isFinal = true;
      const go = (step: Step, next: number): void => {
        const cost = arrivals[at]!.price + price(step.number) + A_STEP;
        if (step.number === number || cost >= arrivals[next]!.price) return;
        arrivals[next] = { price: cost, isFinal: false, before: { ...step, at } };
      };
      for (const one of this.leaving[at]!) go({ number: one, grows: true }, this.numbers[one]!.to);
      for (const one of this.entering[at]!) {
        if (this.left(one, changed) > 0) go({ number: one, grows: false }, this.numbers[one]!.from);
      }
    }
    const way: Step[] = [];
    for (let step = arrivals[from]!.before; step; step = arrivals[step.at]!.before) way.push(step);
    return way;
  }
}

/** Of ways that cost the same, the short one: it has fewer numbers that can run out. */
const A_STEP = 1e-6;

/** The cheapest sum that is reached and was not left yet; −1 when there is none. */
function nearest(arrivals: readonly Arrival[]): number {
  let best = -1;
  arrivals.forEach(({ price, isFinal }, at) => {
    if (!isFinal && price < (arrivals[best]?.price ?? Infinity)) best = at;
  });
  return best;
}
