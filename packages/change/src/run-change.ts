import { columnNamed } from '@earshot/dataset';
import type { Problem } from '@earshot/planfile';
import { attritionTables } from './attrition/attrition-tables.ts';
import { changeTable } from './decomposition/change-table.ts';
import type { ChangeTable } from './finding.ts';
import { leavingTable } from './leaving/leaving-table.ts';
import type { ChangePlan } from './plan/plan.ts';
import { transitionTables } from './transitions/transition-tables.ts';
import { isPairRefused, pairWaves, type WavePair } from './waves/pair-waves.ts';
import type { Wave } from './waves/wave.ts';
import { type WordingOf, wordingNotes, wordingProblems } from './wording.ts';

/**
 * Every table of a plan of change: each wave set beside the one before it. Or every problem: items that are not comparable,
 * and waves that cannot be put together.
 * @param waves as the plan has them. @param tell is told how many of how many parts of the plan have been worked out.
 */
export function runChange(
  plan: ChangePlan,
  waves: readonly Wave[],
  wordingOf: WordingOf,
  tell: (done: number, whole: number) => void = () => {},
): { tables: ChangeTable[] | null; problems: Problem[] } {
  if (waves.length !== plan.waves.length) throw new Error(`runChange: ${waves.length} of ${plan.waves.length} waves.`);
  const problems = wordingProblems(plan, wordingOf);
  const pairs = waves.slice(1).map((later, index) => pairWaves(waves[index]!, later, plan.design));
  const place = { file: plan.file, line: 1, column: 1 };
  for (const pair of pairs) {
    if (!isPairRefused(pair)) continue;
    problems.push(...pair.refused.map(({ code, sentence }): Problem => ({ code, severity: 'error', place, sentence })));
  }
  if (problems.length > 0) return { tables: null, problems: onlyOnce(problems) };
  const parts = (pairs as WavePair[]).flatMap((pair, index) =>
    partsOf(plan, pair, index + 1, wordingOf).map((part) => ({ pair, part })),
  );
  const made = parts.flatMap(({ pair, part }, done) => {
    tell(done, parts.length);
    return part().map((one) => named(noted(one, drawnNotes(plan, pair)), pair, pairs.length > 1));
  });
  return { tables: made, problems };
}

/** The parts of a plan for two waves, each of which makes its tables when it is called. */
function partsOf(plan: ChangePlan, pair: WavePair, wave: number, wordingOf: WordingOf): (() => ChangeTable[])[] {
  const { source, changes, transitions, attrition, leaving } = plan;
  const about = (item: string) => ({ source, notes: wordingNotes(item, wave, wordingOf) });
  return [
    ...changes.map((one) => () => [changeTable(pair, one, about(one.item))]),
    ...(attrition ? [() => attritionTables(pair, attrition, source)] : []),
    ...transitions.map(
      (one) => () => transitionTables(pair, one, one.from === one.to ? about(one.from) : { source, notes: [] }),
    ),
    ...leaving.map((one) => () => [leavingTable(pair, one, source)]),
  ];
}

function noted({ table, findings }: ChangeTable, notes: readonly string[]): ChangeTable {
  return { table: { ...table, notes: [...table.notes, ...notes] }, findings };
}

/** How people were drawn, in words, where not each by themselves. */
function drawnNotes({ design }: ChangePlan, { earlier }: WavePair): string[] {
  if (!design) return [];
  const labelOf = (name: string): string => `“${columnNamed(earlier.dataset, name)!.variable.label}”`;
  const strata = design.strata.length > 0 ? [`strata (${design.strata.map(labelOf).join(' by ')})`] : [];
  const clusters = design.clusters === null ? [] : [`clusters (${labelOf(design.clusters)})`];
  return [`Errors count how people were drawn: ${[...strata, ...clusters].join(' and ')}.`];
}

/** Where there are several pairs of waves, their tables are told apart by the waves. */
function named({ table, findings }: ChangeTable, { earlier, later }: WavePair, isOneOfMany: boolean): ChangeTable {
  if (!isOneOfMany) return { table, findings };
  const title = `${table.title}: ${earlier.label} to ${later.label}`;
  return { table: { ...table, id: `${table.id}_${earlier.id}_${later.id}`, title }, findings };
}

/** A wave in the middle is in two pairs. */
function onlyOnce(problems: readonly Problem[]): Problem[] {
  const known = new Map(problems.map((problem) => [JSON.stringify(problem), problem]));
  return [...known.values()];
}
