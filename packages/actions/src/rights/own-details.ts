import { openInterview } from '../answering/open-interview.ts';
import type { Refused } from '../answering/refused.ts';
import type { World } from '../world.ts';
import { changeDetails, removeDetails } from './change-details.ts';
import type { OwnLink } from './confirmation-mail.ts';
import type { RightsRefused } from './refuse-rights.ts';
import type { DetailMistakes, TypedDetails } from './told-details.ts';

/**
 * Changes the contact details of the person whose link it is; also of somebody who has withdrawn. Whoever holds the link
 * could have mails sent elsewhere, so a new e-mail address counts once it is confirmed (`confirmAddress`).
 */
export async function changeOwnDetails(
  world: World,
  { token, language, letterIn }: OwnLink,
  typed: TypedDetails,
): Promise<{ changed: true } | DetailMistakes | RightsRefused | Refused> {
  const interview = await openInterview(world, token, 'web', language);
  if ('refused' in interview) return interview;
  const { pseudonym, study } = interview;
  return changeDetails(world, { pseudonym, actor: 'respondent', letter: letterIn(study) }, typed);
}

/** Removes the contact details of the person whose link it is. */
export async function removeOwnDetails(
  world: World,
  token: string,
): Promise<{ removed: true } | RightsRefused | Refused> {
  const interview = await openInterview(world, token);
  if ('refused' in interview) return interview;
  return removeDetails(world, { pseudonym: interview.pseudonym, actor: 'respondent' });
}
