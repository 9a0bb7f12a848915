import type { DispositionId } from './disposition.ts';

/** Where a sampled person came from. */
export type CaseSource = 'list' | 'open' | 'booster' | 'panel';

/** By which mode somebody tried to reach a person, or the person came to us. */
export type ContactMode = 'mail' | 'telephone' | 'web';

/** One attempt at reaching a person, or one thing that they told us about being contacted: appended, never changed. */
export interface ContactEvent {
  readonly pseudonym: string;
  readonly mode: ContactMode;
  readonly disposition: DispositionId;
  /** When the attempt began; equal to `at` where it took no time. */
  readonly startedAt: Date;
  readonly at: Date;
  /** The account of an interviewer or manager, `mailer`, `respondent` or `system`. */
  readonly actor: string;
  /** The step of the contact protocol that it belongs to; null for a call or a word from the person. */
  readonly step: string | null;
  /** For an appointment: when. */
  readonly appointmentAt: Date | null;
}

/** What happened in the interview itself, as the answers’ side of the store tells it without telling an answer. */
export interface InterviewFact {
  readonly kind: 'consented' | 'finished' | 'withdrawn';
  readonly mode: 'web' | 'telephone';
  readonly at: Date;
  /** How the questionnaire ended; only with `finished`. */
  readonly outcome: string | null;
}

/** A question that was answered: when and in which mode, not how. */
export interface AnsweredQuestion {
  readonly questionId: string;
  readonly mode: 'web' | 'telephone';
  readonly at: Date;
}

/** Everything that a case’s outcome is made of. */
export interface CaseHistory {
  readonly pseudonym: string;
  readonly source: CaseSource;
  readonly authorityCode: string | null;
  /** What is known before the first question, by variable, as text: region, role, grade and so on. */
  readonly known: Readonly<Record<string, string>>;
  readonly hasEmail: boolean;
  readonly hasPhone: boolean;
  /** Null: not yet released to fieldwork. */
  readonly releasedAt: Date | null;
  readonly contacts: readonly ContactEvent[];
  readonly interview: readonly InterviewFact[];
  readonly answered: readonly AnsweredQuestion[];
}
