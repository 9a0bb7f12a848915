import { readProgress, type Study, type World } from '@earshot/actions';
import { askedOnce } from '../page/asked-once.ts';
import type { Word } from './words/catalogue.ts';

const KEPT_FOR = 60_000;

/** Says, for a moment from memory, whether people who are simulated take part in a study. */
export type DemonstrationLine = (study: Study) => Promise<Word | null>;

/**
 * The line above every page of a study with simulated people in it: nobody should take its results for real ones.
 * Counted once a minute at most, because it stands on every page, and by one request for all that come meanwhile.
 */
export function demonstrationLine(world: World): DemonstrationLine {
  const once = askedOnce((studyId) => lineOf(world, studyId), { keptFor: KEPT_FOR, now: () => world.now() });
  return ({ id }) => once(id);
}

async function lineOf(world: World, studyId: string): Promise<Word | null> {
  const { simulated, started } = await readProgress(world, studyId);
  return simulated === 0 ? null : lineFor(simulated, started);
}

function lineFor(simulated: number, started: number): Word {
  return simulated >= started ? 'demonstration_all' : 'demonstration_some';
}
