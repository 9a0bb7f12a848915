import type { ChangeTable } from '../finding.ts';
import type { AttritionPlan } from '../plan/plan.ts';
import type { WavePair } from '../waves/pair-waves.ts';
import { attritionWeighting } from './attrition-weighting.ts';
import { earlierAnswersTable } from './earlier-answers-table.ts';
import { outcomeTable } from './outcome-table.ts';
import { retentionTable } from './retention-table.ts';

/** The tables of who was lost between two waves, and of what they had said. */
export function attritionTables(pair: WavePair, plan: AttritionPlan, source: string): ChangeTable[] {
  const { by, outcome, answers, weights } = plan;
  const made = weights && answers.length > 0 ? attritionWeighting(pair, weights) : null;
  const weighting = made && 'weights' in made ? made : null;
  const notes =
    made && 'sentences' in made ? made.sentences.map((why) => `Attrition weights cannot be made. ${why}`) : [];
  return [
    retentionTable(pair, by, source),
    ...(outcome === null ? [] : [outcomeTable(pair, outcome, source)]),
    ...(answers.length === 0 ? [] : [earlierAnswersTable(pair, answers, { source, weighting, notes })]),
  ];
}
