import { telephoneStepAt } from '@earshot/fieldwork';
import type { Fields } from '@earshot/instrument';
import { appendContacts, endClaim, eventsOf, findCase, type Queries } from '@earshot/store';
import type { Viewer } from '../access/permissions.ts';
import { finishIn } from '../answering/finish-interview.ts';
import { loadInterview, type OpenedInterview } from '../answering/interview.ts';
import { type Mistaken, type Recorded, recordAnswer } from '../answering/record-answer.ts';
import type { Refused } from '../answering/refused.ts';
import type { World } from '../world.ts';
import { type CallRefused, refuseCall } from './call-refused.ts';
import { type CallAddress, holdCall } from './hold-call.ts';

/** The interview of a person who is being called. */
export type CalledInterview = OpenedInterview & {
  /** Whether they agreed to it by telephone; that they once did so online is not enough. */
  readonly agreed: boolean;
};

/** A call, and the language in which its interview goes on; left out, the one in which they agreed to take part. */
export interface InterviewAddress extends CallAddress {
  readonly language?: string | null;
}

/** Loads the interview of somebody whom the viewer holds, whatever has become of it. Refuses with `no-claim`. */
export async function loadCalledInterview(
  world: World,
  { accountId }: Viewer,
  { pseudonym, language = null }: Pick<InterviewAddress, 'pseudonym' | 'language'>,
): Promise<CalledInterview | CallRefused> {
  const queries = world.store.statements('answering');
  const consent = await latestConsent(queries, pseudonym);
  const opens = {
    caller: { pseudonym, accountId },
    mode: 'telephone' as const,
    language: language ?? consent.language,
  };
  const interview = await loadInterview(world, queries, opens, 'to-read');
  if ('refused' in interview) return refuseCall('no-claim');
  return { ...interview, agreed: consent.byTelephone };
}

/** Whether they ever agreed by telephone, and the language of the interview that they agreed to last, in any mode. */
async function latestConsent(queries: Queries, pseudonym: string) {
  const consents = (await eventsOf(queries, pseudonym)).filter(({ kind }) => kind === 'consented');
  const { interviewLanguage, language } = consents.at(-1)?.detail ?? {};
  const chosen = interviewLanguage ?? language;
  return {
    byTelephone: consents.some(({ mode }) => mode === 'telephone'),
    language: typeof chosen === 'string' ? chosen : null,
  };
}

/**
 * Opens the interview of the person whom an interviewer holds and who has agreed to it by telephone. Refuses with
 * `not-permitted`, `no-such-study`, `no-claim`, `not-agreed`, or `ended` once it is finished or withdrawn: an interviewer
 * never sees what was answered in one that is.
 */
export async function openTelephoneInterview(
  world: World,
  viewer: Viewer,
  call: InterviewAddress,
): Promise<OpenedInterview | CallRefused> {
  const held = await holdCall(world, viewer, call);
  if ('refused' in held) return held;
  const interview = await loadCalledInterview(world, viewer, call);
  if ('refused' in interview) return interview;
  if (interview.status === 'finished' || interview.status === 'withdrawn') return refuseCall('ended');
  return interview.agreed ? interview : refuseCall('not-agreed');
}

/** Records a page of the interview, as `recordAnswer` does, with the interviewer as who did it. */
export async function recordByTelephone(
  world: World,
  viewer: Viewer,
  page: InterviewAddress & { readonly questionId: string; readonly fields: Fields },
): Promise<Recorded | Mistaken | Refused | CallRefused> {
  const opened = await openTelephoneInterview(world, viewer, page);
  if ('refused' in opened) return opened;
  const { pseudonym, questionId, fields } = page;
  const caller = { pseudonym, accountId: viewer.accountId };
  const { language } = opened.study.questionnaire;
  return recordAnswer(world, { caller, mode: 'telephone', language, questionId, fields });
}

/**
 * Sends the answers, records the call as complete and ends the claim, in one transaction. Refuses also with
 * `not-complete` while a question is open, and with `ends-call` where the answers end the call and not the interview.
 */
export async function finishByTelephone(
  world: World,
  viewer: Viewer,
  call: InterviewAddress,
): Promise<{ readonly finished: true } | Refused | CallRefused> {
  const held = await holdCall(world, viewer, call);
  if ('refused' in held) return held;
  const opened = await openTelephoneInterview(world, viewer, call);
  if ('refused' in opened) return opened;
  const { claim, study } = held;
  const { pseudonym } = claim;
  const caller = { pseudonym, accountId: viewer.accountId };
  return world.store.transaction('answering', async (queries) => {
    const { language } = opened.study.questionnaire;
    const sent = await finishIn(world, queries, { caller, mode: 'telephone', language });
    if ('refused' in sent) return sent;
    const at = world.now();
    const releasedAt = (await findCase(queries, pseudonym))?.releasedAt ?? null;
    const step = releasedAt && telephoneStepAt(study.fieldwork.protocol, releasedAt, at);
    const what = { mode: 'telephone', disposition: 'complete', step: step?.id ?? null, appointmentAt: null } as const;
    const when = { startedAt: claim.claimedAt, at, actor: viewer.accountId };
    await appendContacts(queries, [{ pseudonym, studyId: study.id, ...what, ...when, detail: {} }]);
    await endClaim(queries, caller);
    return { finished: true } as const;
  });
}
