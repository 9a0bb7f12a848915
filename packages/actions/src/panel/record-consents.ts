import { createHash } from 'node:crypto';
import { consentsSaid } from '@earshot/fieldwork';
import {
  answeredAt,
  appendConsents,
  currentConsents,
  findCase,
  type Queries,
  type StoredConsent,
} from '@earshot/store';
import type { OpenedInterview } from '../answering/interview.ts';

/**
 * Records what a person who has just sent their answers agreed to beyond the interview, purpose by purpose, in the words
 * that they read or heard. When an interview is sent again after a correction, only what was answered anew is recorded: a
 * consent that was taken back meanwhile stays taken back. Does nothing for somebody who is no case of a study with a plan.
 * Role: answering, in the transaction that finishes the interview.
 */
export async function recordConsents(queries: Queries, interview: OpenedInterview, at: Date): Promise<void> {
  const { study, pseudonym, path, mode } = interview;
  const consents = study.fieldwork?.consents ?? [];
  if (consents.length === 0 || !(await findCase(queries, pseudonym))) return;
  const said = consentsSaid(consents, { questionnaire: study.questionnaire, path, mode });
  const known = new Map((await currentConsents(queries, pseudonym)).map((one) => [one.purpose, one.at]));
  const answered = await answeredAt(
    queries,
    pseudonym,
    said.map(({ question }) => question),
  );
  const isNew = ({ purpose, question }: (typeof said)[number]): boolean => {
    const recorded = known.get(purpose);
    return !recorded || (answered.get(question) ?? at) > recorded;
  };
  await appendConsents(
    queries,
    said.filter(isNew).map(({ purpose, given, words }): StoredConsent => {
      const common = { pseudonym, studyId: study.id, mode, at };
      return { ...common, purpose, given, text: words, textSha256: sha256(words) };
    }),
  );
}

/** SHA-256 of words, in hexadecimal: by which the text agreed to can be told from another. */
export function sha256(words: string): string {
  return createHash('sha256').update(words).digest('hex');
}
