import type { Findings, PlanPath } from '@earshot/planfile';
import type { KnownVariables } from './known-variables.ts';
import type { TableSpec } from './plan.ts';
import type { ShapedTable } from './plan-shape.ts';

type Scores = NonNullable<TableSpec['scores']>;

/** The numbers that stand for codes, null for one that is left out of the mean; null for a table without scores. */
export function readScores(
  written: ShapedTable['scores'],
  items: readonly string[],
  path: PlanPath,
  known: KnownVariables,
  findings: Findings,
): Scores | null {
  if (!written) return null;
  const scored = items.filter((item) => known.find(item)?.kind === 'single');
  if (scored.length === 0) {
    findings.add('scores-no-item', path, 'Scores are for single choices; the table has none.');
    return null;
  }
  const several = items.find((item) => known.find(item)?.kind === 'multiple');
  if (several !== undefined) {
    const sentence = `“${several}” is a multiple choice: a person has picked several codes, and so has no one score.`;
    findings.add('scores-multiple', path, sentence);
  }
  checkCodes(written, scored, path, known, findings);
  return Object.fromEntries(Object.entries(written).map(([code, score]) => [code, score === 'out' ? null : score]));
}

function checkCodes(
  written: NonNullable<ShapedTable['scores']>,
  scored: readonly string[],
  path: PlanPath,
  known: KnownVariables,
  findings: Findings,
): void {
  const codes = new Set(scored.flatMap((item) => known.codes(item)));
  for (const code of Object.keys(written).filter((key) => !codes.has(key))) {
    findings.add('score-code', [...path, code], `No single choice of the table has the code “${code}”.`);
  }
  const lacking = [...codes].filter((code) => !Object.hasOwn(written, code));
  if (lacking.length > 0) {
    const sentence = `The scores lack ${lacking.map((code) => `“${code}”`).join(', ')}: give a number, or “out” for a code that the mean leaves out.`;
    findings.add('scores-incomplete', path, sentence);
  }
  for (const item of scored) {
    const numbers = new Set(
      known
        .codes(item)
        .flatMap((code) => written[code] ?? [])
        .filter(Number.isFinite),
    );
    if (numbers.size >= 2 || lacking.length > 0) continue;
    const sentence = `The answers of “${item}” have fewer than two different scores, of which no mean says anything.`;
    findings.add('scores-alike', path, sentence);
  }
}
