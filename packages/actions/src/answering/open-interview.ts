import type { Mode } from '@earshot/instrument';
import type { World } from '../world.ts';
import { loadInterview, type OpenedInterview } from './interview.ts';
import { rememberSeen } from './last-seen.ts';
import type { Refused } from './refused.ts';

/**
 * Opens an interview by the token of its personal link, to be read: open, finished or withdrawn. Changes nothing and
 * leaves no entry in the audit. Refuses with `no-such-link` or `no-such-study`.
 */
export async function openInterview(
  world: World,
  token: string,
  mode: Mode = 'web',
  language: string | null = null,
): Promise<OpenedInterview | Refused> {
  const opens = { token, mode, language };
  const interview = await loadInterview(world, world.store.statements('answering'), opens, 'to-read');
  if ('status' in interview) rememberSeen(world, opens, interview);
  return interview;
}
