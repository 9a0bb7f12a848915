import { type Exploration, type ExplorationProblem, sideBySide, type Table } from '@earshot/tables';
import type { Study } from '../study.ts';
import { besideEarlier } from './beside-earlier.ts';
import type { ExploredStudy } from './explored-study.ts';

/** A wave whose answers stand ready. */
export interface OpenedWave {
  readonly study: Study;
  readonly opened: ExploredStudy;
}

type Found = { readonly table: Table | null; readonly problems: readonly ExplorationProblem[] };

/** Most columns of one table: nobody reads more. */
const MOST_COLUMNS = 400;

/**
 * A table of a wave and an earlier one side by side. Each wave’s part is the table that its own explorer shows, so that
 * nothing is to be learnt from both together that is not from each: a filter or break has to be safe in each of them.
 */
export async function exploreWaves(earlier: OpenedWave, later: OpenedWave, asked: Exploration): Promise<Found> {
  const { asked: before, renamed, notes, problems } = besideEarlier(later.study, earlier.study, asked);
  if (problems.length > 0) return { table: null, problems };
  const [then, now] = await Promise.all([earlier.opened.explore(before), later.opened.explore(asked)]);
  if (!then.table || !now.table) {
    return { table: null, problems: [...of(earlier, then.problems), ...of(later, now.problems)] };
  }
  if (then.table.columns.length + now.table.columns.length > MOST_COLUMNS) {
    const sentence = `The table would have more than ${MOST_COLUMNS} columns. Look at one wave alone, or choose another breakdown.`;
    return { table: null, problems: [{ code: 'explore-too-wide', sentence }] };
  }
  const waves = [waveOf(earlier, then.table, renamed), waveOf(later, now.table, new Map())];
  return { table: sideBySide(waves, notes), problems: [] };
}

function waveOf(
  { study: { id, title }, opened: { people } }: OpenedWave,
  table: Table,
  renamed: ReadonlyMap<string, string>,
) {
  return { id, label: title, people, table, renamed };
}

function of({ study: { title } }: OpenedWave, problems: readonly ExplorationProblem[]): ExplorationProblem[] {
  return problems.map((problem) => ({ ...problem, sentence: `${title}: ${problem.sentence}` }));
}
