import {
  answerHistory,
  appendAudit,
  type Crossing,
  consentHistory,
  crossingsOf,
  eventsOf,
  findPeople,
  type InterviewEvent,
  type Queries,
  requestsAbout,
  restrictedSince,
} from '@earshot/store';
import { loadInterview, type OpenedInterview, type OpensInterview } from '../answering/interview.ts';
import type { Refused } from '../answering/refused.ts';
import { type ContactDetails, openDetails } from '../contacts/contact-details.ts';
import type { World } from '../world.ts';
import { type AnswerInWords, answersInWords } from './answers-in-words.ts';
import { type Addresses, addressesToConfirm } from './confirm-address.ts';

/** Everything that a study holds about one person, for that person. */
export interface YourData {
  readonly interview: OpenedInterview;
  /** Of somebody who has withdrawn, nothing is read any more: empty. */
  readonly answers: readonly AnswerInWords[];
  readonly events: readonly Pick<InterviewEvent, 'kind' | 'mode' | 'at'>[];
  /** Whether they have opened again what they had sent; what was sent counts until they send it anew. */
  readonly correcting: boolean;
  /** Null: none are held. */
  readonly details: ContactDetails | null;
  /** E-mail addresses of theirs that wait to be confirmed; mails go to the earlier ones. */
  readonly toConfirm: Addresses;
  readonly consents: Awaited<ReturnType<typeof consentHistory>>;
  /** Who has handled their data, the latest first. */
  readonly crossings: readonly Crossing[];
  readonly requests: Awaited<ReturnType<typeof requestsAbout>>;
  readonly restrictedSince: Date | null;
}

/**
 * Reads what is held about the person whose link it is. Opening their own contact details stands in the audit, too.
 * Refuses with `no-such-link` or `no-such-study`.
 */
export async function readYourData(world: World, opens: OpensInterview): Promise<YourData | Refused> {
  const read = await world.store.transaction('answering', (queries) => readHeld(world, queries, opens));
  if ('refused' in read) return read;
  return { ...read, ...(await ownDetails(world, read.interview)) };
}

async function readHeld(
  world: World,
  queries: Queries,
  opens: OpensInterview,
): Promise<Omit<YourData, 'details' | 'toConfirm'> | Refused> {
  const interview = await loadInterview(world, queries, opens, 'to-read');
  if ('refused' in interview) return interview;
  const { pseudonym, study, path, mode, status } = interview;
  const events = await eventsOf(queries, pseudonym);
  return {
    interview,
    answers: status === 'withdrawn' ? [] : answersInWords(study.questionnaire, path, mode),
    events: events.map(({ kind, mode: by, at }) => ({ kind, mode: by, at })),
    correcting: status === 'open' && events.some(({ kind }) => kind === 'finished'),
    consents: await consentHistory(queries, pseudonym),
    crossings: await crossingsOf(queries, pseudonym),
    requests: await requestsAbout(queries, pseudonym),
    restrictedSince: await restrictedSince(queries, pseudonym),
  };
}

async function ownDetails(
  world: World,
  { pseudonym, study }: OpenedInterview,
): Promise<Pick<YourData, 'details' | 'toConfirm'>> {
  return world.store.transaction('contacts', async (queries) => {
    const [person] = await findPeople(queries, [pseudonym]);
    if (!person) return { details: null, toConfirm: {} };
    const entry = { at: world.now(), actor: 'respondent', studyId: study.id, pseudonym, detail: {} };
    await appendAudit(queries, { ...entry, action: 'open-own-details' });
    const toConfirm = await addressesToConfirm(world, queries, pseudonym);
    return { details: openDetails(world.keys, person), toConfirm };
  });
}

/** Every answer that the person of a link ever gave, those that were replaced too. For a download. */
export async function readAnswerHistory(
  world: World,
  opens: OpensInterview,
): Promise<Awaited<ReturnType<typeof answerHistory>> | Refused> {
  return world.store.transaction('answering', async (queries) => {
    const interview = await loadInterview(world, queries, opens, 'to-read');
    if ('refused' in interview) return interview;
    return interview.status === 'withdrawn' ? [] : answerHistory(queries, interview.pseudonym);
  });
}
