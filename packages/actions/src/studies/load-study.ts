import { appendAudit, findStudy, saveStudy } from '@earshot/store';
import { fillFieldwork } from '../demonstration/fill-fieldwork.ts';
import type { Study } from '../study.ts';
import type { World } from '../world.ts';
import { fillEmptyStudy } from './fill-empty-study.ts';

/** The seed of the people that every new database starts with, so that they are the same everywhere. */
const DEMONSTRATION_SEED = 1;

/**
 * Records a study in the store. For a demonstration, while nobody is in it, it is filled with as many simulated people
 * as its simulation.yml says, so that there is something to look at before anybody has answered; where it has
 * fieldwork.yml, with the whole fieldwork that led to them.
 */
export async function loadStudy(world: World, study: Study, demonstration: boolean): Promise<{ simulated: number }> {
  const studyId = study.id;
  await world.store.transaction('desk', async (queries) => {
    const known = await findStudy(queries, studyId);
    if (known?.questionnaireHash !== study.questionnaireHash) {
      const { title, questionnaireHash } = study;
      const at = world.now();
      await saveStudy(queries, { studyId, title, questionnaireHash, loadedAt: at });
      const detail = { questionnaireHash };
      await appendAudit(queries, { at, actor: 'system', action: 'load-study', studyId, pseudonym: null, detail });
    }
  });
  if (!demonstration || !study.leanings) return { simulated: 0 };
  const { leanings, fieldwork } = study;
  if (fieldwork)
    return fillFieldwork(world, { ...study, fieldwork }, { finished: leanings.people, seed: DEMONSTRATION_SEED });
  return fillEmptyStudy(world, study, leanings.people, DEMONSTRATION_SEED);
}
