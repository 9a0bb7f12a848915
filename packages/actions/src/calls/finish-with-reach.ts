import { consentsSaid } from '@earshot/fieldwork';
import { findPerson } from '@earshot/store';
import type { Viewer } from '../access/permissions.ts';
import type { OpenedInterview } from '../answering/interview.ts';
import type { Refused } from '../answering/refused.ts';
import { type ReachMistakes, readReach, type TypedReach, tellReach } from '../panel/tell-reach.ts';
import type { ConfirmationLetter } from '../rights/confirmation-mail.ts';
import type { World } from '../world.ts';
import type { CallRefused } from './call-refused.ts';
import { finishByTelephone, type InterviewAddress, openTelephoneInterview } from './telephone-interview.ts';

/** What the person said at the end of a call of how to reach them next time, and the mail that confirms an address. */
export interface ReachHeard {
  readonly typed: TypedReach;
  readonly letter: ConfirmationLetter;
}

/** Whether somebody has agreed, in the answers as they stand, to be asked again: then they are asked how to be reached. */
export function agreesToNextWave({ study, path, mode }: OpenedInterview): boolean {
  const said = consentsSaid(study.fieldwork?.consents ?? [], { questionnaire: study.questionnaire, path, mode });
  return said.some(({ purpose, given }) => purpose === 'next_wave' && given);
}

/**
 * Ends an interview as `finishByTelephone` does, and keeps how the person wants to be reached next time. That is checked
 * first, since nobody can be asked again once the call is over: with mistakes nothing has been sent. What is blank, and
 * what was typed for somebody who did not agree to be asked again, is not kept.
 */
export async function finishWithReach(
  world: World,
  viewer: Viewer,
  call: InterviewAddress,
  { typed, letter }: ReachHeard,
): Promise<{ readonly finished: true } | ReachMistakes | Refused | CallRefused> {
  const interview = await openTelephoneInterview(world, viewer, call);
  if ('refused' in interview) return interview;
  const { pseudonym } = interview;
  const isBlank = [typed.email, typed.phone].every((text) => text.trim() === '');
  if (isBlank || !agreesToNextWave(interview)) return finishByTelephone(world, viewer, call);
  const person = await world.store.transaction('contacts', (queries) => findPerson(queries, pseudonym));
  const read = readReach(typed, person !== null);
  if ('mistakes' in read) return read;
  const finished = await finishByTelephone(world, viewer, call);
  if ('refused' in finished) return finished;
  await tellReach(world, { pseudonym, actor: viewer.accountId, letter }, read);
  return finished;
}
