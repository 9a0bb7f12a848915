import { readProgress, type Study, type World } from '@earshot/actions';
import type { Word } from './words/catalogue.ts';

const KEPT_FOR = 60_000;

/** Says, for a moment from memory, whether people who are simulated take part in a study. */
export type DemonstrationLine = (study: Study) => Promise<Word | null>;

/**
 * The line above every page of a study with simulated people in it: nobody should take its results for real ones.
 * Counted once a minute at most, because it stands on every page, and by one request for all that come meanwhile.
 */
export function demonstrationLine(world: World): DemonstrationLine {
  const known = new Map<string, { readonly until: number; readonly line: Promise<Word | null> }>();
  return (study) => {
    const now = world.now().getTime();
    const kept = known.get(study.id);
    if (kept && now < kept.until) return kept.line;
    const line = lineOf(world, study);
    known.set(study.id, { until: now + KEPT_FOR, line });
    line.catch(() => known.delete(study.id)); // the next page asks again
    return line;
  };
}

async function lineOf(world: World, study: Study): Promise<Word | null> {
  const { simulated, started } = await readProgress(world, study.id);
  return simulated === 0 ? null : lineFor(simulated, started);
}

function lineFor(simulated: number, started: number): Word {
  return simulated >= started ? 'demonstration_all' : 'demonstration_some';
}
