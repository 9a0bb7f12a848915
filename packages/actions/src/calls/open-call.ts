import { type CallTimes, type CaseSource, type ContactEvent, closingOf, telephoneStepAt } from '@earshot/fieldwork';
import {
  appendAudit,
  contactsOf,
  findCase,
  findOrganisation,
  findPerson,
  findRespondent,
  isSuppressed,
  notesOf,
  type Queries,
} from '@earshot/store';
import type { Viewer } from '../access/permissions.ts';
import type { InterviewStatus } from '../answering/interview.ts';
import { type ContactDetails, openDetails } from '../contacts/contact-details.ts';
import { unseal } from '../contacts/seal.ts';
import type { World } from '../world.ts';
import type { CallRefused } from './call-refused.ts';
import type { CallingStudy } from './calling-study.ts';
import { type HeldCall, holdCall } from './hold-call.ts';
import { type InterviewAddress, loadCalledInterview } from './telephone-interview.ts';

/** A call as its interviewer sees it: the one place where who somebody is stands beside what came of calling them. */
export interface OpenedCall {
  readonly study: CallingStudy;
  readonly pseudonym: string;
  /** Until when the person is held, unless the interviewer goes on. */
  readonly until: Date;
  /** Null: their details have been deleted. Of whoever is not to be called any more, the name alone. */
  readonly details: ContactDetails | null;
  /** Made up for demonstration: there is nobody at the number. */
  readonly simulated: boolean;
  readonly source: CaseSource;
  /** The name of the authority that gave us the details; null where it is not known. */
  readonly authority: string | null;
  /** Earlier attempts by telephone, the latest first. */
  readonly attempts: readonly ContactEvent[];
  /** How many attempts the plan allows. */
  readonly allowed: number;
  /** What interviewers noted, the latest first. */
  readonly notes: readonly { readonly at: Date; readonly text: string }[];
  readonly interview: {
    readonly status: InterviewStatus;
    /** How many questions have been answered, in any mode. */
    readonly answered: number;
    /** Whether they agreed to the interview by telephone. */
    readonly agreed: boolean;
    /** In which it goes on. */
    readonly language: string;
  };
  /** They asked not to be called, since the call was taken. */
  readonly suppressed: boolean;
  readonly times: CallTimes;
}

/**
 * Opens the call that an interviewer has taken: the person’s name and numbers, which the audit records for them to see,
 * and what happened before. Refuses with `not-permitted`, `no-such-study` or `no-claim`.
 */
export async function openCall(
  world: World,
  viewer: Viewer,
  call: InterviewAddress,
): Promise<OpenedCall | CallRefused> {
  const held = await holdCall(world, viewer, call);
  if ('refused' in held) return held;
  const { pseudonym } = held.claim;
  const known = await world.store.transaction('fieldwork', (queries) => knownOf(queries, world, held));
  const person = await world.store.transaction('contacts', (queries) => detailsOf(queries, world, viewer, held));
  const interview = await loadCalledInterview(world, viewer, call);
  if ('refused' in interview) return interview;
  const { status, path, agreed, study: inLanguage } = interview;
  const { study, claim } = held;
  const isOver = person.suppressed || status === 'finished' || status === 'withdrawn';
  return {
    ...known,
    ...(isOver ? withoutNumbers(person) : person),
    study,
    pseudonym,
    until: claim.until,
    interview: { status, answered: path.answered.length, agreed, language: inLanguage.questionnaire.language },
  };
}

async function knownOf(queries: Queries, world: World, { study, claim }: HeldCall) {
  const { pseudonym } = claim;
  const one = (await findCase(queries, pseudonym))!;
  const respondent = (await findRespondent(queries, pseudonym))!;
  const code = one.authorityCode;
  const organisation = code === null ? null : await findOrganisation(queries, study.id, code);
  const attempts = (await contactsOf(queries, pseudonym)).filter(({ mode }) => mode === 'telephone').reverse();
  const { protocol } = study.fieldwork;
  const step = one.releasedAt && telephoneStepAt(protocol, one.releasedAt, world.now());
  return {
    simulated: respondent.simulated,
    source: one.source,
    authority: organisation?.name ?? null,
    attempts,
    allowed: step?.attempts ?? 0,
    times: {
      now: world.now(),
      windows: step?.windows ?? [],
      closing: one.releasedAt && closingOf(protocol, one.releasedAt),
    },
  };
}

async function detailsOf(queries: Queries, world: World, viewer: Viewer, { study, claim }: HeldCall) {
  const { pseudonym } = claim;
  const [at, studyId, actor] = [world.now(), study.id, viewer.accountId];
  await appendAudit(queries, {
    at,
    actor,
    action: 'open-contact-details',
    studyId,
    pseudonym,
    detail: { why: 'call' },
  });
  const person = await findPerson(queries, pseudonym);
  const notes = await notesOf(queries, pseudonym);
  return {
    details: person && openDetails(world.keys, person),
    notes: notes
      .map((note) => ({ at: note.at, text: unseal(note.sealed, noteKey(world, pseudonym)) as string }))
      .reverse(),
    suppressed: await isSuppressed(queries, { studyId, pseudonym, channel: 'telephone' }),
  };
}

/** The name stays, by which the interviewer knows whose call it is that they end. */
function withoutNumbers<Opened extends { readonly details: ContactDetails | null }>(person: Opened) {
  const { details } = person;
  return { ...person, details: details && { name: details.name, email: null, phone: null }, notes: [] };
}

/** With which key and for whom a note is sealed. */
export function noteKey({ keys }: Pick<World, 'keys'>, pseudonym: string) {
  return { key: keys.contacts, owner: pseudonym };
}
