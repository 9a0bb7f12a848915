import type { Outcome, Questionnaire } from '@earshot/instrument';
import type { CaseHistory, ContactMode } from '../case-events.ts';
import type { DispositionId } from '../disposition.ts';

/**
 * What the outcome of a case rests on. These are sets without an order, so the outcome cannot depend on the order in
 * which modes happened to be tried; and a database can make them for every case in one query.
 */
export interface CaseFacts {
  /** How attempts came out, by mode. */
  readonly attempts: Readonly<Record<ContactMode, ReadonlySet<DispositionId>>>;
  /** Agreed to take part, in any mode. */
  readonly started: boolean;
  /**
   * How the interview ended, and in which mode: `completed` is an interview, the others are reasons why there is none.
   * What was corrected and sent again counts as it was sent last. Null: nothing was sent.
   */
  readonly ended: { readonly outcome: Outcome; readonly mode: 'web' | 'telephone' } | null;
  readonly withdrawn: boolean;
  /** Answered the question from which the plan counts a person as a partial, or one after it. */
  readonly reachedPartial: boolean;
  /** The mode of the latest answer; null: has answered nothing. */
  readonly latestMode: 'web' | 'telephone' | null;
}

/** The facts of one case. @param partial the questions that `partialQuestions` found. */
export function caseFacts(history: CaseHistory, partial: ReadonlySet<string>): CaseFacts {
  const { contacts, interview, answered } = history;
  const of = (mode: ContactMode) =>
    new Set(contacts.filter((event) => event.mode === mode).map(({ disposition }) => disposition));
  const latest = latestOf(answered);
  const ended = latestOf(interview.filter(({ kind }) => kind === 'finished'));
  return {
    attempts: { mail: of('mail'), telephone: of('telephone'), web: of('web') },
    started: interview.some(({ kind }) => kind === 'consented'),
    ended: ended ? { outcome: (ended.outcome ?? 'completed') as Outcome, mode: ended.mode } : null,
    withdrawn: interview.some(({ kind }) => kind === 'withdrawn'),
    reachedPartial: answered.some(({ questionId }) => partial.has(questionId)),
    latestMode: latest?.mode ?? null,
  };
}

/** Of several at one moment the last; null of none. */
function latestOf<Event extends { readonly at: Date }>(events: readonly Event[]): Event | null {
  return events.reduce<Event | null>((late, one) => (late && late.at > one.at ? late : one), null);
}

/**
 * The questions that make a partial of whoever answered one of them and did not finish: the named one and all after
 * it. None where the plan names none: then everybody who did not finish broke off. Throws for a question that the
 * questionnaire lacks, which reading the plan has refused before.
 */
export function partialQuestions(questionnaire: Questionnaire, partialFrom: string | null): ReadonlySet<string> {
  if (partialFrom === null) return new Set();
  const ids = questionIds(questionnaire);
  const from = ids.indexOf(partialFrom);
  if (from < 0) throw new Error(`partialQuestions: partialFrom is “${partialFrom}”, which is no question.`);
  return new Set(ids.slice(from));
}

/** The names of the questions in the order of the questionnaire. */
function questionIds({ blocks }: Questionnaire): string[] {
  return blocks.flatMap(({ elements }) =>
    elements.flatMap(({ kind, id }) => (kind === 'note' || kind === 'close' ? [] : [id])),
  );
}
