/**
 * Ordered binary decision diagrams (Bryant 1986): every Boolean function over numbered bits has exactly one diagram, so
 * that “can this ever be true?” is a look at one number. Exact, and small for questionnaires, whose conditions read few
 * answers each.
 */
export type Node = number;

export const NEVER: Node = 0;
export const ALWAYS: Node = 1;

interface Inner {
  readonly bit: number;
  readonly low: Node;
  readonly high: Node;
}

const END = Number.MAX_SAFE_INTEGER;

/** Most steps that are spent on one questionnaire: a second or two, and some hundred megabytes. */
const MOST_STEPS = 400_000;

/** Thrown when functions grow beyond what can be decided here; whoever proves says so instead of going on for ever. */
export class TooMuchToDecide extends Error {}

export class Diagrams {
  private readonly nodes: Inner[] = [
    { bit: END, low: NEVER, high: NEVER },
    { bit: END, low: ALWAYS, high: ALWAYS },
  ];
  private readonly known = new Map<string, Node>();
  private readonly computed = new Map<string, Node>();

  /** The function that is true when a bit is. */
  bit(bit: number): Node {
    return this.node(bit, NEVER, ALWAYS);
  }

  not(f: Node): Node {
    return this.choose(f, NEVER, ALWAYS);
  }

  and(...functions: readonly Node[]): Node {
    return functions.reduce((all, f) => this.choose(all, f, NEVER), ALWAYS);
  }

  or(...functions: readonly Node[]): Node {
    return functions.reduce((any, f) => this.choose(any, ALWAYS, f), NEVER);
  }

  /** If f then g else h: every other operation is one of these. */
  choose(f: Node, g: Node, h: Node): Node {
    if (f === ALWAYS) return g;
    if (f === NEVER) return h;
    if (g === h) return g;
    if (g === ALWAYS && h === NEVER) return f;
    const key = `${f} ${g} ${h}`;
    const found = this.computed.get(key);
    if (found !== undefined) return found;
    if (this.computed.size >= MOST_STEPS) throw new TooMuchToDecide();
    const bit = Math.min(this.bitOf(f), this.bitOf(g), this.bitOf(h));
    const low = this.choose(this.branch(f, bit, false), this.branch(g, bit, false), this.branch(h, bit, false));
    const high = this.choose(this.branch(f, bit, true), this.branch(g, bit, true), this.branch(h, bit, true));
    const result = this.node(bit, low, high);
    this.computed.set(key, result);
    return result;
  }

  /** Whether some setting of these bits makes a function true, for all others as they are. */
  exists(f: Node, bits: ReadonlySet<number>): Node {
    const known = new Map<Node, Node>();
    const without = (node: Node): Node => {
      if (node <= ALWAYS) return node;
      const found = known.get(node);
      if (found !== undefined) return found;
      const { bit, low, high } = this.nodes[node]!;
      const [ifNot, ifSo] = [without(low), without(high)];
      const result = bits.has(bit) ? this.or(ifNot, ifSo) : this.choose(this.bit(bit), ifSo, ifNot);
      known.set(node, result);
      return result;
    };
    return without(f);
  }

  /** What a function is for some bits; those that are not given count as 0. */
  valueFor(f: Node, bits: ReadonlyMap<number, boolean>): boolean {
    let node = f;
    while (node > ALWAYS) {
      const { bit, low, high } = this.nodes[node]!;
      node = bits.get(bit) ? high : low;
    }
    return node === ALWAYS;
  }

  /** All bits that a function depends on. */
  support(f: Node): Set<number> {
    const bits = new Set<number>();
    const seen = new Set<Node>();
    const visit = (node: Node): void => {
      if (node <= ALWAYS || seen.has(node)) return;
      seen.add(node);
      const { bit, low, high } = this.nodes[node]!;
      bits.add(bit);
      visit(low);
      visit(high);
    };
    visit(f);
    return bits;
  }

  /**
   * Bits that make a function true, touching as few groups of bits as any that do. The bits of a group must be
   * neighbours. Null when nothing makes it true.
   */
  fewest(f: Node, groupOf: (bit: number) => number): Map<number, boolean> | null {
    if (f === NEVER) return null;
    const costs = new Map<Node, number>([
      [NEVER, Number.POSITIVE_INFINITY],
      [ALWAYS, 0],
    ]);
    const step = (from: Node, to: Node): number => {
      const cost = costOf(to);
      return to > ALWAYS && groupOf(this.bitOf(to)) === groupOf(this.bitOf(from)) ? cost - 1 : cost;
    };
    const costOf = (node: Node): number => {
      const known = costs.get(node);
      if (known !== undefined) return known;
      const { low, high } = this.nodes[node]!;
      const cost = 1 + Math.min(step(node, low), step(node, high));
      costs.set(node, cost);
      return cost;
    };
    const bits = new Map<number, boolean>();
    for (let node = f; node > ALWAYS; ) {
      const { bit, low, high } = this.nodes[node]!;
      const takesHigh = step(node, high) < step(node, low);
      bits.set(bit, takesHigh);
      node = takesHigh ? high : low;
    }
    return bits;
  }

  private bitOf(node: Node): number {
    return this.nodes[node]!.bit;
  }

  private branch(node: Node, bit: number, value: boolean): Node {
    const inner = this.nodes[node]!;
    if (inner.bit !== bit) return node;
    return value ? inner.high : inner.low;
  }

  private node(bit: number, low: Node, high: Node): Node {
    if (low === high) return low;
    const key = `${bit} ${low} ${high}`;
    const found = this.known.get(key);
    if (found !== undefined) return found;
    this.nodes.push({ bit, low, high });
    this.known.set(key, this.nodes.length - 1);
    return this.nodes.length - 1;
  }
}
