import { appendAudit, appendEvents } from '@earshot/store';
import type { Viewer } from '../access/permissions.ts';
import { loadInterview } from '../answering/interview.ts';
import { studyIn } from '../study.ts';
import type { World } from '../world.ts';
import { type CallMistakes, type CallRefused, refuseCall } from './call-refused.ts';
import { type CallingScript, callingScript } from './calling-script.ts';
import { type CallAddress, holdCall } from './hold-call.ts';

/** What an interviewer says of the consent: which of its items were read out, and what the person answered. */
export interface SpokenConsent extends CallAddress {
  readonly read: readonly string[];
  readonly answer: string;
  /** In which the interview is to be; left out, the study's own. */
  readonly language?: string | null;
}

/**
 * Records that a person agreed to the interview by telephone, with the words that were read out to them and their
 * language, and the language in which the interview is to be. It takes every item read out, and a clear yes. Refuses with `not-permitted`, `no-such-study`, `no-claim` or `ended`.
 */
export async function agreeByTelephone(
  world: World,
  viewer: Viewer,
  spoken: SpokenConsent,
): Promise<{ readonly agreed: true } | CallMistakes | CallRefused> {
  const held = await holdCall(world, viewer, spoken);
  if ('refused' in held) return held;
  const { language = null } = spoken;
  const script = callingScript(held.study, null, language);
  const mistakes = mistakesIn(script, spoken);
  if (mistakes.length > 0) return { mistakes };
  const { pseudonym } = held.claim;
  const caller = { pseudonym, accountId: viewer.accountId };
  return world.store.transaction('answering', async (queries) => {
    const interview = await loadInterview(world, queries, { caller, mode: 'telephone' }, 'to-change');
    if ('refused' in interview) return refuseCall('no-claim');
    if (interview.status === 'finished' || interview.status === 'withdrawn') return refuseCall('ended');
    const at = world.now();
    const { consent, rights } = script;
    const words = { consent, read: rights.map(({ text }) => text), language: script.language };
    const detail = { ...words, interviewLanguage: studyIn(held.study, language).questionnaire.language };
    await appendEvents(queries, [{ pseudonym, kind: 'consented', mode: 'telephone', at, detail }]);
    const entry = { at, actor: viewer.accountId, action: 'agree-by-telephone', studyId: held.study.id, pseudonym };
    await appendAudit(queries, { ...entry, detail: {} });
    return { agreed: true } as const;
  });
}

function mistakesIn({ rights }: CallingScript, { read, answer }: SpokenConsent): CallMistakes['mistakes'] {
  const unread = rights.filter(({ id }) => !read.includes(id));
  const items = unread.map(({ id, title }) => ({ field: `read-${id}`, sentence: `Read out: ${title}` }));
  if (answer === 'yes') return items;
  return [
    ...items,
    { field: 'answer', sentence: 'Go on only after a clear yes; otherwise note how the call came out' },
  ];
}
