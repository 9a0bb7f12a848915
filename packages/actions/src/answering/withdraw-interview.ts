import type { Mode } from '@earshot/instrument';
import { appendAudit, appendEvents, type Queries } from '@earshot/store';
import { suppress } from '../contacts/suppress.ts';
import type { World } from '../world.ts';
import { loadInterview, type OpenedInterview } from './interview.ts';
import { type Refused, refuse } from './refused.ts';

/**
 * Withdraws one person, before or after they finished. Their answers stay in the store, where analysis no longer
 * sees them, their link no longer opens them, and nobody contacts them about the study any more. Refuses with
 * `no-such-link`, `no-such-study` or `withdrawn`; who has withdrawn is kept from being contacted all the same, in case
 * that was cut off the first time.
 */
export async function withdrawInterview(
  world: World,
  token: string,
  mode: Mode,
): Promise<{ withdrawn: true } | Refused> {
  const found = await world.store.transaction('answering', async (queries) => {
    const interview = await loadInterview(world, queries, { token, mode }, 'to-change');
    if ('refused' in interview) return interview;
    if (interview.status !== 'withdrawn') await withdraw(world, queries, interview);
    return interview;
  });
  if ('refused' in found) return found;
  const { study, pseudonym, status } = found;
  const wish = { studyId: study.id, pseudonym, reason: 'withdrawn', channel: 'every', actor: 'respondent' } as const;
  await suppress(world, { ...wish, said: mode });
  return status === 'withdrawn' ? refuse('withdrawn') : { withdrawn: true };
}

async function withdraw(world: World, queries: Queries, interview: OpenedInterview): Promise<void> {
  const { study, pseudonym, status, mode } = interview;
  const at = world.now();
  await appendEvents(queries, [{ pseudonym, kind: 'withdrawn', mode, at, detail: { was: status } }]);
  const entry = { at, actor: 'respondent', action: 'withdraw-interview', studyId: study.id, pseudonym };
  await appendAudit(queries, { ...entry, detail: {} });
}
