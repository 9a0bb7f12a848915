import { all, type Condition } from './condition.ts';
import { bothDemands, type Demands, demandsOf } from './demands.ts';
import type { Flow } from './flow.ts';
import type { Leap } from './jumps.ts';
import type { Shape } from './question-shape.ts';
import { readCondition } from './read-condition.ts';

/**
 * Tells which leaps over an element its own condition takes care of already, so that they need not be written again:
 * whoever picked B1=1 did not leap from B1=4, and who answered B3 was not led past it.
 */
export class ImpliedLeaps {
  private readonly flow: Flow;
  private readonly shapes: ReadonlyMap<string, Shape>;
  private readonly known = new Map<number, Demands>();

  constructor(flow: Flow, shapes: ReadonlyMap<string, Shape>) {
    this.flow = flow;
    this.shapes = shapes;
  }

  /** The leaps over a place that its condition leaves open. */
  open(at: number, leaps: readonly Leap[]): Leap[] {
    const demands = this.demands(at);
    return leaps.filter((leap) => !this.isImplied(leap, demands));
  }

  private isImplied(leap: Leap, demands: Demands): boolean {
    const passes = (place: number | null) =>
      place !== null && place > leap.from && place < leap.to && !leap.by.has(place);
    if ([...demands.keys()].some((name) => passes(this.flow.placeOf(name)))) return true;
    if (!('shape' in leap.who)) return false;
    const { shape, choices } = leap.who;
    if (shape.kind === 'multiple') return false;
    const demanded = demands.get(shape.id);
    if (demanded && choices.every(({ code }) => !demanded.has(code))) return true;
    return this.isNotAsked(leap.from, demands);
  }

  /** A question whose own condition contradicts the demands was not asked, and nobody leapt from it. */
  private isNotAsked(at: number, demands: Demands): boolean {
    return [...this.demands(at)].some(([name, codes]) => {
      const demanded = demands.get(name);
      return demanded !== undefined && [...codes].every((code) => !demanded.has(code));
    });
  }

  /** What an element’s condition demands, with what the questions that it reads demanded to be asked themselves. */
  private demands(at: number): Demands {
    const known = this.known.get(at);
    if (known) return known;
    const { element } = this.flow.placed[at]!;
    const shape = element.kind === 'question' ? this.shapes.get(element.id) : undefined;
    const read = element.asks.map(({ words }) => readCondition(words).condition ?? EVERYBODY);
    const follows = shape?.of ? [{ type: 'state', name: shape.of, state: 'answered' } as const] : [];
    let demands = demandsOf(all([...read, ...follows]), this.shapes);
    for (const name of [...demands.keys()]) {
      const place = this.flow.placeOf(name);
      // Only what stands before can have been asked; a slip of the document that reads itself demands nothing.
      if (place === null || place >= at) return this.remember(at, new Map());
      demands = bothDemands(demands, this.demands(place));
    }
    return this.remember(at, demands);
  }

  private remember(at: number, demands: Demands): Demands {
    this.known.set(at, demands);
    return demands;
  }
}

const EVERYBODY: Condition = { type: 'everybody' };
