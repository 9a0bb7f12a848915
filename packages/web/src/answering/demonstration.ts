import { readProgress, type Study, type World } from '@earshot/actions';
import type { Word } from './words/catalogue.ts';

const KEPT_FOR = 60_000;

/** Says, for a moment from memory, whether people who are simulated take part in a study. */
export type DemonstrationLine = (study: Study) => Promise<Word | null>;

/**
 * The line above every page of a study with simulated people in it: nobody should take its results for real ones.
 * Counted once a minute at most, because it stands on every page.
 */
export function demonstrationLine(world: World): DemonstrationLine {
  const known = new Map<string, { readonly until: number; readonly line: Word | null }>();
  return async (study) => {
    const now = world.now().getTime();
    const kept = known.get(study.id);
    if (kept && now < kept.until) return kept.line;
    const { simulated, started } = await readProgress(world, study.id);
    const line = simulated === 0 ? null : lineFor(simulated, started);
    known.set(study.id, { until: now + KEPT_FOR, line });
    return line;
  };
}

function lineFor(simulated: number, started: number): Word {
  return simulated >= started ? 'demonstration_all' : 'demonstration_some';
}
