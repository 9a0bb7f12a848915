import type { VoucherPlan } from '@earshot/fieldwork';
import { peopleCompleted, peopleConsenting } from '@earshot/store';
import type { World } from '../world.ts';

/**
 * Whom a study’s voucher is for, by pseudonym: whoever completed the questionnaire and did not withdraw, or whoever agreed
 * to an interview. That somebody completed it is known to fieldwork; what they said is not.
 */
export function entitledPeople(world: World, studyId: string, plan: VoucherPlan): Promise<string[]> {
  return world.store.transaction('fieldwork', (queries) =>
    plan.for === 'completed' ? peopleCompleted(queries, studyId) : peopleConsenting(queries, studyId, 'interview'),
  );
}
