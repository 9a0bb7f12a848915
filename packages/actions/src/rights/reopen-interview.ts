import type { Mode } from '@earshot/instrument';
import { appendAudit, appendEvents, latestAnswerNumber } from '@earshot/store';
import { loadInterview } from '../answering/interview.ts';
import { type Refused, refuse } from '../answering/refused.ts';
import type { World } from '../world.ts';

/**
 * Opens an interview again that was sent, so that the person can correct it. What was sent stays what analysis reads,
 * and the person stays finished, until they send it again; nothing that they said before is lost. Opening what is open
 * changes nothing. Refuses with `no-such-link`, `no-such-study` or `withdrawn`.
 */
export function reopenInterview(world: World, token: string, mode: Mode): Promise<{ open: true } | Refused> {
  return world.store.transaction('answering', async (queries) => {
    const interview = await loadInterview(world, queries, { token, mode }, 'to-change');
    if ('refused' in interview) return interview;
    const { study, pseudonym, status } = interview;
    if (status === 'withdrawn') return refuse(status);
    if (status === 'open') return { open: true };
    const at = world.now();
    const detail = { last_answer: (await latestAnswerNumber(queries, pseudonym)) ?? '0' };
    await appendEvents(queries, [{ pseudonym, kind: 'reopened', mode, at, detail }]);
    const entry = { at, actor: 'respondent', action: 'reopen-interview', studyId: study.id, pseudonym };
    await appendAudit(queries, { ...entry, detail: {} });
    return { open: true };
  });
}
