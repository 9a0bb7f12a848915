import { categoriesOf } from '@earshot/dataset';
import type { Findings, PlanPath } from '@earshot/planfile';
import type { Measure } from '../decomposition/measure.ts';
import type { ShapedChange, ShapedMeasure } from './change-shape.ts';
import type { AttritionPlan, ChangePlan, LeavingPlan, MeasurePlan, TransitionPlan, WavePlan } from './plan.ts';
import { type DrawnContext, readDrawn } from './read-drawn.ts';
import type { GivenWave } from './read-waves.ts';
import { NamesInWaves, WaveNames } from './wave-names.ts';

type Parts = Pick<ChangePlan, 'design' | 'changes' | 'transitions' | 'attrition' | 'leaving'>;
type Shaped<Key extends 'changes' | 'transitions' | 'leaving'> = NonNullable<ShapedChange[Key]>[number];

const EVERYBODY = 'Everyone who answered the question';

/** Reads what a plan wants to be shown, and gathers what does not fit the variables of its waves. */
export class ChangePlanParts {
  private readonly waves: readonly WaveNames[];
  private readonly designs: DrawnContext['designs'];
  private readonly names: NamesInWaves;
  private readonly findings: Findings;

  constructor(waves: readonly WavePlan[], given: readonly GivenWave[] | null, findings: Findings) {
    this.waves = waves.map(({ label, variables }) => new WaveNames(label, variables));
    this.designs = given?.map(({ design }) => design) ?? null;
    this.names = new NamesInWaves(findings);
    this.findings = findings;
    waves.forEach((wave, index) => {
      if (wave.weight !== null) this.checkWeight(wave.weight, wave, given?.[index] ?? null, index);
    });
  }

  read(shaped: ShapedChange): Parts {
    this.checkIds(shaped);
    const { waves, names, findings } = this;
    const of = <Key extends 'changes' | 'transitions' | 'leaving', Plan>(
      key: Key,
      read: (one: Shaped<Key>, path: PlanPath) => Plan,
    ): Plan[] => ((shaped[key] ?? []) as Shaped<Key>[]).map((one, index) => read(one, [key, index]));
    return {
      design: readDrawn(shaped.design, { waves, designs: this.designs, names, findings }),
      changes: of('changes', (one, path) => this.change(one, path)),
      transitions: of('transitions', (one, path) => this.transition(one, path)),
      attrition: shaped.attrition ? this.attrition(shaped.attrition) : null,
      leaving: of('leaving', (one, path) => this.leavingOf(one, path)),
    };
  }

  /** Every wave but the last is an earlier one, and every wave but the first a later one. */
  private get earlier(): readonly WaveNames[] {
    return this.waves.slice(0, -1);
  }

  private get later(): readonly WaveNames[] {
    return this.waves.slice(1);
  }

  private change(shaped: Shaped<'changes'>, path: PlanPath): MeasurePlan {
    const { id, title, allow_reworded = false } = shaped;
    const measure = this.measure({ ...shaped, id, title }, this.waves, path);
    return { ...measure, place: this.findings.placeOf(path), allowReworded: allow_reworded };
  }

  private measure(
    shaped: ShapedMeasure & { readonly id: string; readonly title: string },
    waves: readonly WaveNames[],
    path: PlanPath,
  ): Measure {
    const { id, title, item, codes, scores, base_label } = shaped;
    const kinds = codes ? (['single', 'multiple'] as const) : scores ? (['single'] as const) : (['quantity'] as const);
    this.names.mustBe(waves, kinds, item, [...path, 'item']);
    if (codes && scores) {
      const sentence = 'A measure is a share of codes or a mean of scores, not both.';
      this.findings.add('change-measure', [...path, 'scores'], sentence);
    }
    this.names.codesOf(waves, item, codes ?? [], [...path, 'codes']);
    this.names.scoresOf(waves, item, scores, [...path, 'scores']);
    const base = this.names.expression(waves, shaped.base, [...path, 'base']);
    const of: Measure['of'] = codes
      ? { kind: 'share', codes }
      : scores
        ? { kind: 'scores', scores: numbersIn(scores) }
        : { kind: 'mean' };
    return { id, title, item, of, base, baseLabel: base_label ?? EVERYBODY };
  }

  private transition(shaped: Shaped<'transitions'>, path: PlanPath): TransitionPlan {
    const { id, title, from, to = from, order = [], base_label, allow_reworded = false } = shaped;
    this.names.mustBe(this.earlier, ['single'], from, [...path, 'from']);
    this.names.mustBe(this.later, ['single'], to, [...path, shaped.to === undefined ? 'from' : 'to']);
    this.names.codesOf([...this.earlier, ...this.later], from, to === from ? order : [], [...path, 'order']);
    if (order.length > 0 && to !== from) {
      const sentence = 'Only the states of one variable have an order; leave out “to” or “order”.';
      this.findings.add('transition-order', [...path, 'order'], sentence);
    }
    const base = this.names.expression(this.earlier, shaped.base, [...path, 'base']);
    const place = this.findings.placeOf(path);
    const baseLabel = base_label ?? 'Everyone who answered both times';
    return { id, title, from, to, order, base, baseLabel, place, allowReworded: allow_reworded };
  }

  private attrition(shaped: NonNullable<ShapedChange['attrition']>): AttritionPlan {
    const { by = [], outcome = null, answers = [], weights } = shaped;
    by.forEach((name, index) => {
      this.names.mustBe(this.earlier, ['single'], name, ['attrition', 'by', index]);
    });
    weights?.from.forEach((name, index) => {
      this.names.mustBe(this.earlier, ['single', 'quantity'], name, ['attrition', 'weights', 'from', index]);
    });
    if (outcome !== null) this.names.mustBe(this.earlier, ['single'], outcome, ['attrition', 'outcome']);
    return {
      by,
      outcome,
      answers: answers.map((one, index) => {
        const named = { ...one, id: `${one.item}${index}`, title: this.labelOf(one) };
        return this.measure(named, this.earlier, ['attrition', 'answers', index]);
      }),
      weights: weights ? { from: weights.from, method: weights.method ?? 'classes' } : null,
    };
  }

  /** “Loyal to the employer: Strongly agree, Agree”. */
  private labelOf({ item, codes }: ShapedMeasure): string {
    const variable = this.waves[0]?.find(item);
    if (!variable) return item;
    const labels = categoriesOf(variable).flatMap(({ code, label }) => (codes?.includes(code) ? [label] : []));
    return labels.length === 0 ? variable.label : `${variable.label}: ${labels.join(', ')}`;
  }

  private leavingOf(shaped: Shaped<'leaving'>, path: PlanPath): LeavingPlan {
    const { id, title, by = [], times = null, base_label } = shaped;
    by.forEach((name, index) => {
      this.names.mustBe(this.earlier, ['single'], name, [...path, 'by', index]);
    });
    const base = this.names.expression(this.earlier, shaped.base, [...path, 'base']);
    const left = this.names.expression(this.later, shaped.left, [...path, 'left']);
    // A plan whose expression cannot be read is not handed out.
    const never = { type: 'or', parts: [], at: 0 } as const;
    return { id, title, left: left ?? never, base, baseLabel: base_label ?? 'Everyone who answered', by, times };
  }

  /** A study’s weights are those of its tables.yml; in a data file a weight is a quantity. */
  private checkWeight(weight: string, { label, variables }: WavePlan, given: GivenWave | null, index: number): void {
    const found = variables.find(({ name }) => name === weight);
    const isThere = given ? given.weights.includes(weight) : found?.kind === 'quantity';
    if (isThere) return;
    const sentence = given
      ? `There is no weight “${weight}” in the tables.yml of ${label}.`
      : `“${weight}” is no quantity of ${label}; a weight is one.`;
    this.findings.add('weight-unknown', ['waves', index, 'weight'], sentence);
  }

  private checkIds(shaped: ShapedChange): void {
    const taken = new Set(['attrition', 'attrition_outcome', 'attrition_answers']);
    for (const key of ['changes', 'transitions', 'leaving'] as const) {
      (shaped[key] ?? []).forEach(({ id }, index) => {
        if (taken.has(id)) this.findings.add('table-duplicate', [key, index, 'id'], `Another table is called “${id}”.`);
        taken.add(id);
      });
    }
    if (!shaped.changes?.length && !shaped.transitions?.length && !shaped.leaving?.length && !shaped.attrition) {
      this.findings.add('change-empty', [], 'The plan asks for nothing: changes, transitions, attrition or leaving.');
    }
  }
}

/** Codes that are “out” have no number, and count for nobody. */
function numbersIn(scores: NonNullable<ShapedMeasure['scores']>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(scores).flatMap(([code, score]) => (score === 'out' ? [] : [[code, score]])),
  );
}
