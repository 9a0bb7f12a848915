import { type Mode, outcomeOf } from '@earshot/instrument';
import { appendAudit, appendEvents } from '@earshot/store';
import type { World } from '../world.ts';
import { loadInterview } from './interview.ts';
import { type Refused, refuse } from './refused.ts';

/**
 * Sends the answers: from now on they cannot be changed, and they count as a finished interview. Refuses with
 * `no-such-link`, `no-such-study`, `finished`, `withdrawn`, or `not-complete` while a question is open.
 */
export function finishInterview(world: World, token: string, mode: Mode): Promise<{ finished: true } | Refused> {
  return world.store.transaction('answering', async (queries) => {
    const interview = await loadInterview(world, queries, { token, mode }, 'to-change');
    if ('refused' in interview) return interview;
    const { study, pseudonym, status, path } = interview;
    if (status !== 'open') return refuse(status);
    if (path.next) return refuse('not-complete');

    const at = world.now();
    const outcome = outcomeOf(path);
    const detail = { questions: path.answered.length, outcome, questionnaireSha256: study.questionnaireHash };
    await appendEvents(queries, [{ pseudonym, kind: 'finished', mode, at, detail }]);
    const entry = { at, actor: 'respondent', action: 'finish-interview', studyId: study.id, pseudonym };
    await appendAudit(queries, { ...entry, detail: {} });
    return { finished: true };
  });
}
