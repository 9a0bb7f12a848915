import { consentsSaid } from '@earshot/fieldwork';
import { type Mode, namesOf, pathOf, type Step } from '@earshot/instrument';
import type { Answer, InterviewEvent, StoredConsent, StoredContact } from '@earshot/store';
import type { FieldworkStudy } from '../access/fieldwork-study.ts';
import { sha256 } from '../panel/record-consents.ts';
import type { SimulatedCase } from './simulate-people.ts';

/** What is stored of one simulated person beside who they are. */
export interface SimulatedEvents {
  readonly contacts: readonly StoredContact[];
  readonly events: readonly InterviewEvent[];
  readonly answers: readonly Answer[];
  readonly consents: readonly StoredConsent[];
}

const SECOND = 1000;
const DETAIL = { simulated: true };
const INTERVIEWERS = 4;

/** Makes the rows of a simulated person: every attempt, and the interview as far as they went. */
export function simulatedEvents(study: FieldworkStudy, pseudonym: string, one: SimulatedCase): SimulatedEvents {
  const contacts = one.fate.contacts.map((contact, at): StoredContact => {
    const actor = contact.mode === 'mail' ? 'mailer' : `simulated interviewer ${interviewerOf(pseudonym, at)}`;
    return { ...contact, pseudonym, studyId: study.id, actor, detail: DETAIL };
  });
  return { contacts, ...interviewOf(study, pseudonym, one) };
}

function interviewOf(study: FieldworkStudy, pseudonym: string, one: SimulatedCase): Omit<SimulatedEvents, 'contacts'> {
  const { interview } = one.fate;
  if (!interview) return { events: [], answers: [], consents: [] };
  const { mode, startedAt, ends } = interview;
  const path = pathOf(study.questionnaire, one.answers, one.sample, mode);
  const far = ends === 'broke_off' ? Math.floor(path.answered.length * shareOf(pseudonym)) : path.answered.length;
  const answers = answersOf(pseudonym, path.answered.slice(0, far), one);
  const last = answers.at(-1)?.at ?? startedAt;
  const event = (kind: InterviewEvent['kind'], at: Date, detail: object = {}): InterviewEvent => {
    return { pseudonym, kind, mode, at, detail: { ...DETAIL, ...detail } };
  };
  const events = [event('consented', startedAt)];
  if (ends === 'broke_off') return { answers, events, consents: [] };
  const at = new Date(last.getTime() + 20 * SECOND);
  events.push(event('finished', at, { outcome: 'completed', questions: far }));
  if (ends === 'withdrew') events.push(event('withdrawn', new Date(at.getTime() + 3600 * SECOND)));
  const { questionnaire, fieldwork } = study;
  const said = consentsSaid(fieldwork.consents, { questionnaire, path, mode });
  const common = { pseudonym, studyId: study.id, mode, at };
  const consents = said.map(({ purpose, given, words }) => ({
    ...common,
    purpose,
    given,
    text: words,
    textSha256: sha256(words),
  }));
  return { answers, events, consents };
}

/** Answers some seconds apart: quicker online, and never at the very same moment. */
function answersOf(pseudonym: string, steps: readonly Step[], { answers, fate }: SimulatedCase): Answer[] {
  const { mode, startedAt } = fate.interview!;
  const pace: Readonly<Record<Mode, number>> = { web: 11, telephone: 15 };
  return steps.map(({ question }, at) => {
    const values = Object.fromEntries(
      namesOf(question).flatMap((name) => (answers[name] ? [[name, answers[name]]] : [])),
    );
    const seconds = (at + 1) * pace[mode] * (0.6 + 0.8 * shareOf(pseudonym));
    return { pseudonym, questionId: question.id, values, mode, at: new Date(startedAt.getTime() + seconds * SECOND) };
  });
}

/** A number from 0 up to 1 that a pseudonym has for good. */
function shareOf(pseudonym: string): number {
  return Number.parseInt(pseudonym.slice(0, 8), 16) / 2 ** 32;
}

function interviewerOf(pseudonym: string, at: number): number {
  return ((Number.parseInt(pseudonym.slice(0, 4), 16) + at) % INTERVIEWERS) + 1;
}
