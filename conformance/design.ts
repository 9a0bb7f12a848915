import { domainOf, type LonelyStratum, type StagePlan, type SurveyDesign, surveyDesign } from '@earshot/statistics';
import { type Columns, textsOf } from './columns.ts';
import { accepted } from './computed.ts';
import { NotCovered } from './not-covered.ts';
import { type Call, callsIn, givenTo } from './r/calls-in.ts';
import { numbersFrom, valuesOf } from './r/evaluate.ts';
import { formulaFrom } from './r/formula.ts';
import type { Expression } from './r/parse.ts';
import { columnsIn, type ReferenceFile } from './reference-file.ts';

/** The design of a file: its `svydesign` call stands under `data.design`, or else in `about`. */
export function designOf(file: ReferenceFile, lonely?: LonelyStratum): SurveyDesign {
  const columns = columnsIn(file);
  const text = typeof file.data.design === 'string' ? file.data.design : file.about;
  const call = callsIn(text, 'svydesign')[0];
  if (!call) throw new NotCovered('there is no svydesign call that can be read');
  if (typeof file.data.design === 'string') refuseChanged(text);
  const design = readDesign(call, columns, lonely ?? lonelyIn(`${text} ${file.about}`));
  return typeof file.data.design === 'string' ? subsetIn(text, design, columns) : design;
}

/**
 * The same with a weight of 1 for everybody in it: `nrow(design)` of R counts people without weight too, which
 * `svyciprop` and `svychisq` go by.
 */
export function everybodyIn(file: ReferenceFile): SurveyDesign {
  const whole = designOf(file);
  const everybody = { ...whole, weights: new Float64Array(whole.rows).fill(1) };
  return typeof file.data.design === 'string' ? subsetIn(file.data.design, everybody, columnsIn(file)) : everybody;
}

/** R’s word for what a lonely stratum adds, as ours; R’s `fail` refuses. */
export function lonelyFrom(word: string): LonelyStratum {
  if (word === 'adjust' || word === 'average') return word;
  return word === 'remove' || word === 'certainty' ? 'remove' : 'refuse';
}

function lonelyIn(text: string): LonelyStratum {
  return lonelyFrom(/survey\.lonely\.psu["']?\s*=\s*["']?(\w+)/.exec(text)?.[1] ?? 'fail');
}

const UNREAD = ['pps', 'variance', 'calibrate.formula', 'variables'];

function readDesign(call: Call, columns: Columns, lonelyStratum: LonelyStratum): SurveyDesign {
  refuseUnread(call);
  const ids = termsOf(givenTo(call, ['id', 'ids'], 0));
  const strata = termsOf(givenTo(call, ['strata'])).map((term) => labelsOf(term, columns));
  const populations = termsOf(givenTo(call, ['fpc'])).map((term) => numbersFrom(term, columns));
  const isNested = isTrue(givenTo(call, ['nest']));
  const count = Math.max(1, ids.length, strata.length);
  const stages = Array.from({ length: count }, (_, index): StagePlan => {
    const clusters = ids[index] && !isNumber(ids[index]) ? labelsOf(ids[index], columns) : undefined;
    const within = isNested && index === 0 ? strata[0] : undefined;
    return {
      clusters: clusters && within ? clusters.map((label, row) => `${within[row]} ${label}`) : clusters,
      strata: strata[index],
      population: populations[index],
    };
  });
  const weights = weightsOf(call, columns) ?? weightsFrom(stages, columns);
  return accepted(surveyDesign({ weights, stages, lonelyStratum }));
}

/** A design of replicate weights, or one whose weights were changed, is another than its `svydesign` call says. */
const CHANGING = [
  'as.svrepdesign',
  'svrepdesign',
  'calibrate',
  'rake',
  'postStratify',
  'trimWeights',
  'twophase',
  'update',
] as const;

function refuseChanged(text: string): void {
  const changing = CHANGING.find((name) => callsIn(text, name).length > 0);
  if (changing) throw new NotCovered(`designs that ${changing}() makes are not read`);
}

/** What a design is given has to be read whole: without its weights, say, it is another one. */
function refuseUnread({ given }: Call): void {
  const unread = given.find(({ name, value }) => value && UNREAD.includes(name ?? ''));
  if (unread) throw new NotCovered(`designs with ${unread.name} are not read`);
  const unclear = given.find((argument) => argument.unread !== undefined)?.unread;
  if (unclear !== undefined) throw new NotCovered(`“${unclear}” in the design cannot be read`);
  const data = given.find(({ name }) => name === 'data')?.value;
  if (data && data.kind !== 'name') throw new NotCovered('the design is of other data than those of the file');
}

function weightsOf(call: Call, columns: Columns): Float64Array | null {
  const weights = termsOf(givenTo(call, ['weights']))[0];
  if (weights) return numbersFrom(weights, columns);
  const probabilities = termsOf(givenTo(call, ['probs', 'prob']));
  if (probabilities.length === 0) return null;
  const stages = probabilities.map((one) => numbersFrom(one, columns));
  return Float64Array.from({ length: columns.rows }, (_, row) => 1 / stages.reduce((all, one) => all * one[row]!, 1));
}

/** Without weights or probabilities R takes them from the populations of the stages; without those everybody is 1. */
function weightsFrom(stages: readonly StagePlan[], columns: Columns): Float64Array {
  const ones = new Float64Array(columns.rows).fill(1);
  if (!stages.some(({ population }) => population)) return ones;
  const plain = accepted(surveyDesign({ weights: ones, stages, lonelyStratum: 'remove' }));
  return ones.map((_, row) =>
    plain.stages.reduce((product, { unit, drawn, population }) => {
      return population ? (product * population[unit[row]!]!) / drawn[unit[row]!]! : product;
    }, 1),
  );
}

function termsOf(given: Expression | null): readonly Expression[] {
  if (!given || (given.kind === 'name' && given.name === 'NULL')) return [];
  // R takes a formula, or the values themselves: `weights = staff$w`.
  return formulaFrom(given)?.terms ?? [given];
}

function labelsOf(term: Expression, columns: Columns): readonly (string | number)[] {
  const values = term.kind === 'name' ? textsOf(columns, term.name) : valuesOf(term, columns);
  return values.map((value, row) => {
    if (value === null) throw new NotCovered(`row ${row + 1} has no stratum or cluster`);
    return value;
  });
}

function isNumber(term: Expression): boolean {
  return term.kind === 'number';
}

function isTrue(given: Expression | null): boolean {
  return given?.kind === 'name' && (given.name === 'TRUE' || given.name === 'T');
}

/** `subset(svydesign(…), condition)`: everybody else stays in the sample with no weight. */
function subsetIn(text: string, design: SurveyDesign, columns: Columns): SurveyDesign {
  const call = callsIn(text, 'subset')[0];
  const condition = call && givenTo(call, ['subset'], 1);
  if (!condition) return design;
  const inside = valuesOf(condition, columns);
  return domainOf(design, (row) => inside[row] === 1);
}
