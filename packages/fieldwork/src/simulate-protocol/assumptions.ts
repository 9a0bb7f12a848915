/** What a forecast of mails and calls takes for granted. Shares are from 0 to 1. */
export interface ProtocolAssumptions {
  /** Of everybody released. */
  readonly withEmail: number;
  readonly withPhone: number;
  /** Of those with an address: it is dead. */
  readonly bounces: number;
  /** Of those who get it: answer because of the first mail, and because of each later one. */
  readonly answerFirst: number;
  readonly answerLater: number;
  /** Of those who get it: ask for no more because of a mail. */
  readonly stopByMail: number;
  /** Of calls: the person comes to the telephone. Of those: they complete, or refuse; the others are called again. */
  readonly reached: number;
  readonly completes: number;
  readonly refuses: number;
}

/**
 * Round figures to begin with, of no study in particular. Where an earlier wave tells better, put those in.
 */
export const ROUND_ASSUMPTIONS: ProtocolAssumptions = {
  withEmail: 1,
  withPhone: 0.5,
  bounces: 0.03,
  answerFirst: 0.15,
  answerLater: 0.06,
  stopByMail: 0.005,
  reached: 0.2,
  completes: 0.5,
  refuses: 0.15,
};

/** What each is called, for forms and lists; each completes “share of …”. */
export const ASSUMPTION_NAMES: Readonly<Record<keyof ProtocolAssumptions, string>> = {
  withEmail: 'people with an e-mail address',
  withPhone: 'people with a telephone number',
  bounces: 'e-mail addresses that are dead',
  answerFirst: 'people who answer because of the first mail',
  answerLater: 'people who answer because of a later mail',
  stopByMail: 'people who end all contact because of a mail',
  reached: 'calls that reach the person',
  completes: 'people reached who complete the interview',
  refuses: 'people reached who refuse',
};
