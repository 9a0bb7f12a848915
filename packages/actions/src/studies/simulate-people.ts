import { type Answers, simulateInterview } from '@earshot/instrument';
import { seededRandom } from '@earshot/statistics';
import type { Study } from '../study.ts';

/** Answers of simulated people, decided wholly by the seed. Throws for a study without simulation.yml. */
export function simulatePeople(study: Study, people: number, seed: number): Answers[] {
  const { leanings, questionnaire } = study;
  if (!leanings) throw new Error(`simulatePeople: study ${study.id} has no simulation.yml.`);
  const random = seededRandom(seed);
  return Array.from({ length: people }, () => simulateInterview(questionnaire, leanings, random));
}
