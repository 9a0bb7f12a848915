import type { Findings } from '@earshot/planfile';
import type { TablePlan } from '@earshot/tables';
import type { ShapedChange } from './change-shape.ts';
import type { DrawnPlan } from './plan.ts';
import type { NamesInWaves, WaveNames } from './wave-names.ts';

/** What a design is read with. */
export interface DrawnContext {
  readonly waves: readonly WaveNames[];
  /** By wave of a study, the design of its own tables.yml; null for a plan that describes its data files itself. */
  readonly designs: readonly TablePlan['design'][] | null;
  readonly names: NamesInWaves;
  readonly findings: Findings;
}

/**
 * How people were drawn: as the plan says (`none`: each by themselves); where it says nothing, as the tables.yml of every
 * wave says. Where those differ from each other nothing can be taken over, and where they differ from the plan that is a
 * warning. Of tables.yml strata and clusters count; a finite population is of one day, and not of a change.
 */
export function readDrawn(written: ShapedChange['design'], context: DrawnContext): DrawnPlan | null {
  const designs = context.designs?.map(drawnIn) ?? [];
  if (written === undefined) return takenOver(designs, context);
  const own = written === 'none' ? null : drawnOf(written, context);
  const otherwise = designs.findIndex((design) => design !== null && wordsOf(design) !== wordsOf(own));
  if (otherwise >= 0) {
    const { label } = context.waves[otherwise]!;
    const sentence = `Here people are drawn ${wordsOf(own)}, and in the tables.yml of ${label} ${wordsOf(designs[otherwise]!)}.`;
    context.findings.warn('design-differs', ['design'], sentence);
  }
  return own;
}

function takenOver(designs: readonly (DrawnPlan | null)[], { waves, names, findings }: DrawnContext): DrawnPlan | null {
  const [first = null] = designs;
  if (designs.every((design) => wordsOf(design) === wordsOf(first))) {
    for (const name of first?.strata ?? []) names.mustBe(waves, ['single'], name, []);
    if (first?.clusters) names.mustBe(waves, ['single', 'text', 'quantity'], first.clusters, []);
    return first;
  }
  const said = designs.map((design, index) => `in ${waves[index]!.label} ${wordsOf(design)}`).join(', ');
  const sentence = `The tables.yml of the waves do not say the same of how people were drawn: ${said}. Write here which holds: design: {strata: …, clusters: …}, or design: none.`;
  findings.add('design-differs', [], sentence);
  return null;
}

function drawnOf(
  { strata = [], clusters }: Exclude<NonNullable<ShapedChange['design']>, 'none'>,
  { waves, names, findings }: DrawnContext,
): DrawnPlan {
  strata.forEach((name, index) => {
    names.mustBe(waves, ['single'], name, ['design', 'strata', index]);
  });
  if (clusters !== undefined) names.mustBe(waves, ['single', 'text', 'quantity'], clusters, ['design', 'clusters']);
  if (strata.length === 0 && clusters === undefined) {
    findings.add('design-empty', ['design'], 'The design says nothing: it has strata or clusters.');
  }
  return { strata, clusters: clusters ?? null };
}

/** What a wave’s own tables say of strata and clusters; null for neither. That people answered in several waves is known here. */
function drawnIn(design: TablePlan['design']): DrawnPlan | null {
  if (!design) return null;
  const { strata, units } = design;
  const clusters = units?.are === 'clusters' ? units.variable : null;
  return strata.length === 0 && clusters === null ? null : { strata, clusters };
}

/** In words, by which designs are also told apart: strata that are crossed are the same in any order. */
function wordsOf(design: DrawnPlan | null): string {
  if (!design) return 'each by themselves';
  const { strata, clusters } = design;
  const within = strata.length > 0 ? ` within ${[...strata].sort().join(' by ')}` : '';
  return `${clusters === null ? 'each by themselves' : `by “${clusters}”`}${within}`;
}
