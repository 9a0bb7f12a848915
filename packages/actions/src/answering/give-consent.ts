import { createHash } from 'node:crypto';
import type { Mode } from '@earshot/instrument';
import { appendAudit, appendEvents, type InterviewEvent } from '@earshot/store';
import type { Study } from '../study.ts';
import type { World } from '../world.ts';
import { loadInterview } from './interview.ts';
import { type Refused, refuse } from './refused.ts';

/** What is kept of a consent: the words that were agreed to, and which information stood before them. */
export function consentEvent(study: Study, { pseudonym, mode, at }: Pick<InterviewEvent, 'pseudonym' | 'mode' | 'at'>) {
  const informationSha256 = createHash('sha256').update(study.welcome).digest('hex');
  const detail = { consent: study.consent, informationSha256, language: study.questionnaire.language };
  return { pseudonym, kind: 'consented', mode, at, detail } as const satisfies InterviewEvent;
}

/**
 * Somebody who was invited by a link of their own agrees to take part; before that no question opens. Agreeing twice is
 * agreeing once. Refuses with `no-such-link`, `no-such-study`, `not-online`, `no-consent`, `finished` or `withdrawn`.
 */
export function giveConsent(
  world: World,
  asked: {
    readonly token: string;
    readonly consents: boolean;
    readonly mode: Mode;
    /** In which the person was told about the study; left out, its own. */
    readonly language?: string | null;
  },
): Promise<{ consented: true } | Refused> {
  return world.store.transaction('answering', async (queries) => {
    const interview = await loadInterview(world, queries, asked, 'to-change');
    if ('refused' in interview) return interview;
    const { study, pseudonym, status } = interview;
    const { mode } = asked;
    if (status === 'open') return { consented: true };
    if (status !== 'invited') return refuse(status);
    if (!study.questionnaire.modes.includes(mode)) return refuse('not-online');
    if (!asked.consents) return refuse('no-consent');
    const at = world.now();
    await appendEvents(queries, [consentEvent(study, { pseudonym, mode, at })]);
    const entry = { at, actor: 'respondent', action: 'give-consent', studyId: study.id, pseudonym };
    await appendAudit(queries, { ...entry, detail: {} });
    return { consented: true };
  });
}
