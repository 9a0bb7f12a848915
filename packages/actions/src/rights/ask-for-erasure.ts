import { answerDueOn, englandTime } from '@earshot/fieldwork';
import { appendAudit, casesOfPanel, insertRequest, requestsAbout } from '@earshot/store';
import { loadInterview } from '../answering/interview.ts';
import { drawPseudonym } from '../answering/pseudonym.ts';
import type { Refused } from '../answering/refused.ts';
import type { World } from '../world.ts';

/**
 * Records that the person of a link asks for everything about them to be erased: a request for the data officer, with
 * the law’s month running from today. Asking again while one is open changes nothing. Works for who has withdrawn, too.
 * Refuses with `no-such-link` or `no-such-study`.
 */
export function askForErasure(world: World, token: string): Promise<{ readonly dueOn: string } | Refused> {
  return world.store.transaction('answering', async (queries) => {
    const interview = await loadInterview(world, queries, { token, mode: 'web' }, 'to-change');
    if ('refused' in interview) return interview;
    const { pseudonym, study } = interview;
    const known = await requestsAbout(queries, pseudonym);
    const open = known.find((one) => one.kind === 'erasure' && one.closedAt === null);
    if (open) return { dueOn: open.dueOn };
    const at = world.now();
    const receivedOn = englandTime(at).date;
    const dueOn = answerDueOn(receivedOn);
    const requestId = drawPseudonym(world.randomBytes);
    const waves = await casesOfPanel(queries, [pseudonym]);
    const people = [...new Set([pseudonym, ...waves.map((one) => one.pseudonym)])];
    const asked = { requestId, kind: 'erasure', people, askedBy: 'person', receivedOn, dueOn } as const;
    await insertRequest(queries, { ...asked, openedBy: 'respondent', openedAt: at });
    const entry = { at, actor: 'respondent', action: 'ask-for-erasure', studyId: study.id, pseudonym };
    await appendAudit(queries, { ...entry, detail: { requestId } });
    return { dueOn };
  });
}
