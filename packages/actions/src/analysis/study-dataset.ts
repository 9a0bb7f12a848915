import type { Dataset } from '@earshot/dataset';
import { type Interview, interviewDataset } from '@earshot/instrument';
import { answersForAnalysis, type Queries } from '@earshot/store';
import { simulatePeople } from '../studies/simulate-people.ts';
import type { Study } from '../study.ts';
import type { World } from '../world.ts';

/** The answers that have been sent: people who finished and did not withdraw. */
export async function studyDataset(world: World, study: Study): Promise<Dataset> {
  const people = await world.store.transaction('analysis', (queries) => sentInterviews(queries, study));
  return datasetOfInterviews(study, people);
}

/** Everybody who finished and did not withdraw, in the order in which they came. Role: analysis. */
export function sentInterviews(queries: Queries, study: Study): Promise<readonly Interview[]> {
  return answersForAnalysis(queries, study.id, 'finished');
}

/** Interviews as a dataset. Simulated people come last, so that how many they are tells which rows are theirs. */
export function datasetOfInterviews(study: Study, people: readonly Interview[]): Dataset {
  const simulatedLast = [
    ...people.filter(({ simulated }) => !simulated),
    ...people.filter(({ simulated }) => simulated),
  ];
  return interviewDataset(study.title, study.questionnaire, simulatedLast);
}

/** A dataset of simulated people only, without a store. Throws for a study without simulation.yml. */
export function simulatedDataset(study: Study, people: number, seed: number): Dataset {
  return datasetOfInterviews(study, simulatePeople(study, people, seed));
}
