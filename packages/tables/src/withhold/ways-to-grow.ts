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

/** By how much numbers are more, or less, than they are. */
type Changed = Map<number, number>;
type Prices = Readonly<Float64Array>;

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
   * @param prices what hiding each number costs: 0 when it is hidden, infinite when it cannot be; `hide` keeps them so.
   * @returns whether it can be so large.
   */
  makeRoom(number: number, enough: number, prices: Prices, hide: (number: number) => void): boolean {
    const changed: Changed = new Map();
    let room = this.numbers[number]!.people;
    while (room < enough) {
      const way = this.cheapestWay(number, changed, prices);
      if (!way) return false;
      let by = enough - room;
      for (const step of way) {
        if (!step.grows) by = Math.min(by, this.left(step.number, changed));
        if (prices[step.number]! > 0) hide(step.number);
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
  private cheapestWay(number: number, changed: Changed, prices: Prices): Step[] | null {
    const { from, to } = this.numbers[number]!;
    const costs = new Float64Array(this.leaving.length).fill(Infinity);
    const isLeft = new Uint8Array(costs.length);
    /** By sum, the number by which it is reached most cheaply. */
    const by = new Int32Array(costs.length).fill(-1);
    const reach = (sum: number, through: number, soFar: number): void => {
      const cost = soFar + prices[through]!;
      if (through === number || cost >= costs[sum]!) return;
      costs[sum] = cost;
      by[sum] = through;
    };
    costs[to] = 0;
    for (let at: number = to; at !== from; at = cheapest(costs, isLeft)) {
      if (at < 0) return null;
      isLeft[at] = 1;
      const soFar = costs[at]! + A_STEP;
      for (const one of this.leaving[at]!) reach(this.numbers[one]!.to, one, soFar);
      for (const one of this.entering[at]!) {
        if (this.left(one, changed) > 0) reach(this.numbers[one]!.from, one, soFar);
      }
    }
    return this.followed(by, to, from);
  }

  private followed(by: Int32Array, start: number, end: number): Step[] {
    const way: Step[] = [];
    for (let at = end; at !== start; ) {
      const one = this.numbers[by[at]!]!;
      const grows = one.to === at;
      way.push({ number: by[at]!, grows });
      at = grows ? one.from : one.to;
    }
    return way;
  }
}

/** Of ways that cost the same, the short one: it has fewer numbers that can run out. */
const A_STEP = 1e-6;

/** The cheapest sum that is reached and was not left yet; −1 when there is none. */
function cheapest(costs: Float64Array, isLeft: Uint8Array): number {
  let best = -1;
  for (let at = 0; at < costs.length; at += 1) {
    if (!isLeft[at] && costs[at]! < (best < 0 ? Infinity : costs[best]!)) best = at;
  }
  return best;
}
