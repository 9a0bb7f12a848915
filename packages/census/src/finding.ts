/** What is wrong with a return, or looks as if it were: one rule at one place. */
export interface Finding {
  /** The rule’s id in the catalogue, such as V2. */
  readonly rule: string;
  /** An error keeps the return from being accepted; a query wants a look and an explanation. */
  readonly kind: 'error' | 'query';
  /** The worker’s number in the file, from 1; null for what is about the whole file. */
  readonly worker: number | null;
  readonly line: number;
  /** The element or column that it is about, or null. */
  readonly item: string | null;
  /** What stands there; masked where it could name a person; null where nothing stands there. */
  readonly found: string | null;
  /** What is wrong and how to mend it. */
  readonly sentence: string;
}

/** How many findings of a rule are kept in full. They are counted beyond it. */
export const MOST_LISTED = 1000;

/** What was found in a return, as plain data. */
export interface Found {
  /** In the order of the lines; of each rule as many as MOST_LISTED. */
  readonly kept: readonly Finding[];
  /** How many there are of each rule that is broken. */
  readonly counts: ReadonlyMap<string, number>;
  readonly errors: number;
  readonly queries: number;
}

/** Takes findings in: counted without limit, kept within one, so that a rule broken everywhere hides no other. */
export class FindingList {
  readonly #kept: Finding[] = [];
  readonly #counts = new Map<string, { kind: Finding['kind']; count: number }>();

  add(finding: Finding): void {
    const counted = this.#counts.get(finding.rule) ?? { kind: finding.kind, count: 0 };
    counted.count += 1;
    this.#counts.set(finding.rule, counted);
    if (counted.count <= MOST_LISTED) this.#kept.push(finding);
  }

  /** What was found so far. */
  found(): Found {
    return {
      kept: this.#kept.toSorted((a, b) => a.line - b.line),
      counts: new Map([...this.#counts].map(([rule, { count }]) => [rule, count])),
      errors: this.#of('error'),
      queries: this.#of('query'),
    };
  }

  #of(kind: Finding['kind']): number {
    return [...this.#counts.values()].reduce((sum, each) => sum + (each.kind === kind ? each.count : 0), 0);
  }
}
