import type { Mode } from '@earshot/instrument';
import { appendAudit, appendEvents } from '@earshot/store';
import type { World } from '../world.ts';
import { loadInterview } from './interview.ts';
import { type Refused, refuse } from './refused.ts';

/**
 * Withdraws one person, before or after they finished. Their answers stay in the store, where analysis no longer
 * sees them, and their link no longer opens them. Refuses with `no-such-link`, `no-such-study` or `withdrawn`.
 */
export function withdrawInterview(world: World, token: string, mode: Mode): Promise<{ withdrawn: true } | Refused> {
  return world.store.transaction('answering', async (queries) => {
    const interview = await loadInterview(world, queries, { token, mode }, 'to-change');
    if ('refused' in interview) return interview;
    const { study, pseudonym, status } = interview;
    if (status === 'withdrawn') return refuse('withdrawn');

    const at = world.now();
    await appendEvents(queries, [{ pseudonym, kind: 'withdrawn', mode, at, detail: { was: status } }]);
    const entry = { at, actor: 'respondent', action: 'withdraw-interview', studyId: study.id, pseudonym };
    await appendAudit(queries, { ...entry, detail: {} });
    return { withdrawn: true };
  });
}
