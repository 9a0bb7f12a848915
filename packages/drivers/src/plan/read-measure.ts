import { categoriesOf, type QuantityVariable, type SingleVariable } from '@earshot/dataset';
import { type Findings, nearest, type PlanPath } from '@earshot/planfile';
import { type KnownVariables, readItems } from '@earshot/tables';
import type { FactorPlan, MeasurePlan, NumberPlan, Scores } from './drivers-plan.ts';
import type { ShapedDrivers, ShapedMeasure } from './drivers-shape.ts';

type ShapedFactor = NonNullable<ShapedDrivers['factors']>[string];

/** Reads what stands on either side of models: items with their scores, and factors. */
export class MeasureReader {
  private readonly shaped: ShapedDrivers;
  private readonly known: KnownVariables;
  private readonly findings: Findings;
  private readonly factors: ReadonlyMap<string, FactorPlan>;
  private readonly usedScores = new Set<string>();
  private readonly usedFactors = new Set<string>();

  constructor(shaped: ShapedDrivers, known: KnownVariables, findings: Findings) {
    this.shaped = shaped;
    this.known = known;
    this.findings = findings;
    const factors = Object.entries(shaped.factors ?? {});
    this.factors = new Map(factors.map(([name, factor]) => [name, this.factor(name, factor)]));
  }

  /** A measure; null where something is wrong with it, which is then found. */
  measure(shaped: ShapedMeasure, path: PlanPath): MeasurePlan | null {
    if ('item' in shaped) return this.item(shaped.item, shaped.scores, path, [...path, 'item']);
    const factor = this.factors.get(shaped.factor);
    this.usedFactors.add(shaped.factor);
    if (factor) return { ...factor, place: this.findings.placeOf(path) };
    this.unknown('factor', shaped.factor, [...this.factors.keys()], [...path, 'factor']);
    return null;
  }

  /** Says which factors and scores no model uses: probably a name is wrong, or a model is missing. */
  warnOfUnused(): void {
    const tell = (what: 'factors' | 'scores', used: ReadonlySet<string>): void => {
      for (const name of Object.keys(this.shaped[what] ?? {}).filter((each) => !used.has(each))) {
        this.findings.warn(`${what}-unused`, [what, name], `Nothing uses “${name}”.`);
      }
    };
    tell('factors', this.usedFactors);
    tell('scores', this.usedScores);
  }

  private factor(name: string, { label, items: written, scores, method = 'minres' }: ShapedFactor): FactorPlan {
    const path: PlanPath = ['factors', name];
    const names = readItems(written, [...path, 'items'], this.known, this.findings);
    const least = method === 'principal' || method === 'mean' ? 2 : 3;
    if (names.length > 0 && names.length < least) {
      const sentence = `A factor by ${method} needs ${least} items or more; this one has ${names.length}.`;
      this.findings.add('factor-few-items', [...path, 'items'], sentence);
    }
    // What is not there at all has been found by its place in the list.
    const there = names.filter((item) => this.known.find(item) !== null);
    const read = there.map((item) => this.item(item, scores, path, [...path, 'items']));
    const items = read.filter((item): item is NumberPlan => item?.kind === 'number');
    const apart = read.find((item) => item?.kind === 'categories');
    if (apart?.kind === 'categories') {
      const sentence = `The factor has no scores, which “${apart.variable.name}” needs to count as a number.`;
      this.findings.add('scores-missing', path, sentence);
    }
    return { kind: 'factor', place: this.findings.placeOf(path), name, label, items, method };
  }

  private item(name: string, scores: string | undefined, path: PlanPath, at: PlanPath): MeasurePlan | null {
    const variable = this.known.find(name);
    this.known.mustBe(['single', 'quantity'], name, at);
    if (variable?.kind !== 'single' && variable?.kind !== 'quantity') return null;
    const place = this.findings.placeOf(at);
    const { label } = variable;
    const numbers = scores === undefined ? null : this.scores(scores, variable, [...path, 'scores']);
    if (scores !== undefined && !numbers) return null;
    if (variable.kind === 'single' && !numbers) return { kind: 'categories', place, label, variable };
    return { kind: 'number', place, label, variable, scores: numbers };
  }

  private scores(name: string, variable: SingleVariable | QuantityVariable, path: PlanPath): Scores | null {
    const named = this.shaped.scores ?? {};
    this.usedScores.add(name);
    if (!Object.hasOwn(named, name)) {
      this.unknown('scores', name, Object.keys(named), path);
      return null;
    }
    if (variable.kind === 'quantity') {
      this.findings.add('scores-quantity', path, `“${variable.name}” is a quantity, and has no codes to score.`);
      return null;
    }
    const scores = Object.entries(named[name]!).map(([code, score]) => [code, score === 'out' ? null : score] as const);
    const read: Scores = Object.fromEntries(scores);
    return this.scoreAll(name, variable, read, path) ? read : null;
  }

  /** Whether every code has a score, and the scores tell answers apart. */
  private scoreAll(name: string, variable: SingleVariable, scores: Scores, path: PlanPath): boolean {
    const codes = categoriesOf(variable).map(({ code }) => code);
    const lacking = codes.filter((code) => !Object.hasOwn(scores, code));
    if (lacking.length > 0) {
      const which = lacking.map((code) => `“${code}”`).join(', ');
      const sentence = `The scores “${name}” lack ${which} of “${variable.name}”: give a number, or “out” for a code that counts as no answer.`;
      this.findings.add('scores-incomplete', path, sentence);
      return false;
    }
    if (new Set(codes.flatMap((code) => scores[code] ?? [])).size >= 2) return true;
    const sentence = `By the scores “${name}”, every answer of “${variable.name}” is the same.`;
    this.findings.add('scores-alike', path, sentence);
    return false;
  }

  private unknown(what: 'factor' | 'scores', name: string, names: readonly string[], path: PlanPath): void {
    const near = nearest(name, names, 3).map((each) => `“${each}”`);
    const hint = near.length === 0 ? ' The file has none.' : ` The nearest are ${near.join(', ')}.`;
    const sentence =
      what === 'factor' ? `There is no factor “${name}”.${hint}` : `There are no scores “${name}”.${hint}`;
    this.findings.add(`${what}-unknown`, path, sentence);
  }
}
