import type { Value } from '@earshot/dataset';
import { feedForward } from '@earshot/fieldwork';
import { pathOf } from '@earshot/instrument';
import { answersForAnalysis } from '@earshot/store';
import type { World } from '../world.ts';
import type { Waves } from './panel-candidates.ts';

/** What the next wave knows of one person before its first question. */
export interface Fed {
  readonly sample: Readonly<Record<string, Value>>;
  /** Sample variables of the next wave that cannot hold the answer. */
  readonly misfits: readonly string[];
}

/**
 * By pseudonym of the earlier wave, the answers that go into the next one’s sample. Only answers on the path of somebody
 * who finished and did not withdraw are read, as any analysis reads them, and only those that the plan names are taken.
 */
export async function fedForward(world: World, { study, earlier, panel }: Waves): Promise<ReadonlyMap<string, Fed>> {
  const people = await world.store.transaction('analysis', (queries) =>
    answersForAnalysis(queries, earlier.id, 'finished'),
  );
  const { questionnaire } = earlier;
  return new Map(
    people.map(({ pseudonym, answers, sample, mode }) => {
      const { values } = pathOf(questionnaire, answers, sample, mode);
      return [pseudonym, feedForward(panel, study.questionnaire.sample, { ...sample, ...values })];
    }),
  );
}
