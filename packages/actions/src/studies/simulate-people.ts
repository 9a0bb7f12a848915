import { type Interview, simulateInterview, simulateSample } from '@earshot/instrument';
import { seededRandom } from '@earshot/statistics';
import type { Study } from '../study.ts';

/** Interviews of simulated people, decided wholly by the seed. Throws for a study without simulation.yml. */
export function simulatePeople(study: Study, people: number, seed: number): Interview[] {
  const { leanings, questionnaire } = study;
  if (!leanings) throw new Error(`simulatePeople: study ${study.id} has no simulation.yml.`);
  const random = seededRandom(seed);
  return Array.from({ length: people }, () => {
    const sample = simulateSample(questionnaire, leanings, random);
    const answers = simulateInterview(questionnaire, leanings, random, 'web', sample);
    return { answers, sample, mode: 'web', simulated: true };
  });
}
