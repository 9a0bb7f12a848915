import type { Dataset } from '@earshot/dataset';
import { interviewDataset } from '@earshot/instrument';
import { answersForAnalysis } from '@earshot/store';
import { simulatePeople } from '../studies/simulate-people.ts';
import type { Study } from '../study.ts';
import type { World } from '../world.ts';

/** The answers that have been sent: people who finished and did not withdraw. */
export async function studyDataset(world: World, study: Study): Promise<Dataset> {
  const people = await world.store.transaction('analysis', (queries) =>
    answersForAnalysis(queries, study.id, 'finished'),
  );
  return interviewDataset(study.title, study.questionnaire, people);
}

/** A dataset of simulated people only, without a store. Throws for a study without simulation.yml. */
export function simulatedDataset(study: Study, people: number, seed: number): Dataset {
  return interviewDataset(study.title, study.questionnaire, simulatePeople(study, people, seed));
}
