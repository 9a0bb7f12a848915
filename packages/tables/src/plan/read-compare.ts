import type { Findings, PlanPath } from '@earshot/planfile';
import type { KnownVariables } from './known-variables.ts';
import type { CompareRule } from './plan.ts';
import type { ShapedTable } from './plan-shape.ts';
import { columnsOf } from './read-breaks.ts';

const LEVEL = 0.95;
/** A column is named by one letter. */
const MOST_LETTERS = 26;

const ADJUSTMENTS = {
  none: 'none',
  holm: 'holm',
  benjamini_hochberg: 'benjamini-hochberg',
  bonferroni: 'bonferroni',
} as const;

interface Settings {
  readonly with: CompareRule['against'];
  readonly adjust?: keyof typeof ADJUSTMENTS | undefined;
  readonly level?: number | undefined;
}

/**
 * What a table's columns are tested against: the rest, each test on its own, unless the plan says otherwise. Columns
 * among themselves are adjusted by Holm’s way, since all pairs are many.
 */
export function readCompare(
  written: ShapedTable['compare'],
  breaks: readonly (readonly string[])[],
  path: PlanPath,
  known: KnownVariables,
  findings: Findings,
): CompareRule {
  if (written === undefined) return { against: 'rest', adjustment: 'none', level: LEVEL };
  const settings: Settings = typeof written === 'string' ? { with: written } : written;
  const rule: CompareRule = {
    against: settings.with,
    adjustment: ADJUSTMENTS[settings.adjust ?? (settings.with === 'columns' ? 'holm' : 'none')],
    level: settings.level ?? LEVEL,
  };
  if (rule.against === 'columns') checkLetters(breaks, path, known, findings);
  if (rule.against !== 'none' && breaks.length === 0) {
    const sentence = 'The table has no breaks, so that there are no columns to compare.';
    findings.add('compare-no-breaks', path, sentence);
  }
  return rule;
}

function checkLetters(
  breaks: readonly (readonly string[])[],
  path: PlanPath,
  known: KnownVariables,
  findings: Findings,
): void {
  for (const names of breaks) {
    const columns = columnsOf(names, known);
    if (columns <= MOST_LETTERS) continue;
    const sentence = `“${names.join(' by ')}” has ${columns} columns; at most ${MOST_LETTERS} of a break can be compared with each other. Compare with the rest or the total instead.`;
    findings.add('compare-too-many', path, sentence);
  }
}
