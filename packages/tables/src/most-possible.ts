/** A number of people that is a part of one sum and makes up, alone or with others, another: people flow from sum to sum. */
export interface PeopleBetween {
  readonly from: number;
  readonly to: number;
  readonly people: number;
}

/** How large a reader has to think that a hidden number could be. */
export interface MostPossible {
  /** At most `enough`, which stands for that and all above it. */
  readonly people: number;
  /** Where that is less than enough: the sums that, added up, say so; each sum’s place is true or false. */
  readonly sums: readonly boolean[];
}

interface Step {
  readonly before: Step | null;
  readonly at: number;
  readonly number: number;
  /** Whether the number grows by this step, or shrinks. */
  readonly grows: boolean;
}

/** The numbers of a table that are hidden, by the sums that they stand in. */
export class HiddenNumbers {
  private readonly numbers: readonly PeopleBetween[];
  private readonly leaving: number[][];
  private readonly entering: number[][];

  constructor(numbers: readonly PeopleBetween[], sums: number) {
    this.numbers = numbers;
    this.leaving = Array.from({ length: sums }, () => []);
    this.entering = Array.from({ length: sums }, () => []);
  }

  hide(number: number): void {
    const { from, to } = this.numbers[number]!;
    this.leaving[from]!.push(number);
    this.entering[to]!.push(number);
  }

  /**
   * The most that a hidden number could be if only the sums and all numbers that are shown are known, and none is below
   * nought: where it grows, others have to shrink and grow with it until every sum is as before, which is a greatest flow
   * through the hidden numbers (Ford & Fulkerson 1956; for tables Cox 1995, “Network models for complementary cell
   * suppression”). It is exact for numbers that stand in two sums each, as those of a table of rows and columns do.
   */
  mostPossible(number: number, enough: number): MostPossible {
    const { from, to, people } = this.numbers[number]!;
    const grown = new Map<number, number>();
    let most = people;
    while (most < enough) {
      const { found, reached } = this.wayBack(to, from, { number, grown });
      if (!found) return { people: most, sums: reached };
      let by = enough - most;
      for (let step: Step = found; step.before; step = step.before) {
        if (!step.grows) by = Math.min(by, this.left(step.number, grown));
      }
      for (let step: Step = found; step.before; step = step.before) {
        grown.set(step.number, (grown.get(step.number) ?? 0) + (step.grows ? by : -by));
      }
      most += by;
    }
    return { people: enough, sums: [] };
  }

  private left(number: number, grown: ReadonlyMap<number, number>): number {
    return this.numbers[number]!.people + (grown.get(number) ?? 0);
  }

  /** The shortest way from one sum to another through numbers that can grow or shrink, and all sums that can be reached. */
  private wayBack(
    start: number,
    end: number,
    { number, grown }: { readonly number: number; readonly grown: ReadonlyMap<number, number> },
  ): { found: Step | null; reached: boolean[] } {
    const reached = this.leaving.map((_, sum) => sum === start);
    const steps: Step[] = [{ before: null, at: start, number: -1, grows: false }];
    for (let next = 0; next < steps.length; next += 1) {
      const before = steps[next]!;
      if (before.at === end) return { found: before, reached };
      const go = (other: number, at: number, grows: boolean) => {
        if (reached[at] || other === number) return;
        reached[at] = true;
        steps.push({ before, at, number: other, grows });
      };
      for (const other of this.leaving[before.at]!) go(other, this.numbers[other]!.to, true);
      for (const other of this.entering[before.at]!) {
        if (this.left(other, grown) > 0) go(other, this.numbers[other]!.from, false);
      }
    }
    return { found: null, reached };
  }
}
