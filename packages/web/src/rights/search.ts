import { type FoundPeople, readNameSearch, searchPeople, startNameSearch, stopNameSearch } from '@earshot/actions';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { sendDeskPage } from '../access/desk-page.ts';
import { signedIn } from '../access/guard.ts';
import { fieldOf } from '../page/form-field.ts';
import type { Pages } from '../parts.ts';
import { progressBar, watchProgress } from '../tasks/progress-view.ts';
import { runningTasks } from '../tasks/running-tasks.ts';
import { SEARCHES } from './request-view.ts';
import { sendRightsRefusal } from './send-rights-refusal.ts';

interface OneSearch {
  Params: { search: string };
}

const NEEDS = { config: { needs: 'handle_rights' as const } };
const BACK = { backHref: '/rights', backText: 'Data rights' };

/** Finding people. By POST, so that no name or address stands in an address. @param wrong sends the form with a mistake. */
export function serveSearch(
  app: FastifyInstance,
  pages: Pages,
  wrong: (reply: FastifyReply, sentence: string) => Promise<FastifyReply>,
): void {
  const { world } = pages;
  const running = runningTasks(app, pages);
  app.post('/rights/search', NEEDS, async (request, reply) => {
    const by = SEARCHES.find(({ value }) => value === fieldOf(request.body, 'by'))?.value;
    if (!by) return wrong(reply, 'Choose by what to find them');
    const [viewer, words] = [signedIn(request), fieldOf(request.body, 'words').trim()];
    if (by !== 'name') {
      const found = await searchPeople(world, viewer, { by, words });
      return 'refused' in found ? wrong(reply, found.sentence) : sendFound(reply, pages, found, null);
    }
    const begun = await startNameSearch(world, viewer, { words, stopping: running.stopping });
    if ('refused' in begun) return wrong(reply, begun.sentence);
    await running.settle(begun.finished, '/rights/search');
    return reply.redirect(`/rights/searches/${begun.searchId}`, 303);
  });
  app.get<OneSearch>('/rights/searches/:search', NEEDS, async ({ params }, reply) => {
    const found = await readNameSearch(world, signedIn(reply.request), params.search);
    if ('refused' in found) return sendRightsRefusal(reply, pages, found);
    const { task } = found;
    if (task.state !== 'going') return sendFound(reply, pages, found, ENDS[task.state] ?? null);
    const address = `/rights/searches/${encodeURIComponent(params.search)}`;
    const view = { address, stopAsked: task.stopAsked, bar: progressBar(task, 'people') };
    return sendDeskPage(reply, pages, 'rights/searching.njk', {
      ...view,
      watch: watchProgress(reply, address),
      ...BACK,
    });
  });
  app.post<OneSearch>('/rights/searches/:search/stop', NEEDS, async ({ params }, reply) => {
    const asked = await stopNameSearch(world, signedIn(reply.request), params.search);
    if ('refused' in asked) return sendRightsRefusal(reply, pages, asked);
    return reply.redirect(`/rights/searches/${encodeURIComponent(params.search)}`, 303);
  });
}

/** How a search ended other than by going through everybody. */
const ENDS: Readonly<Record<string, string>> = {
  stopped: 'The search was stopped before it had gone through everybody. Others may be held under this name.',
  failed: 'The search broke off because something went wrong on our side. Look again.',
  interrupted: 'The search was cut off. Look again.',
};

/** @param ended what to say when not everybody was gone through. */
function sendFound(
  reply: FastifyReply,
  pages: Pages,
  { people, more }: FoundPeople,
  ended: string | null,
): FastifyReply {
  const { studies } = pages.world;
  const listed = people.map((one) => ({ ...one, study: studies.get(one.studyId)?.title ?? one.studyId }));
  return sendDeskPage(reply, pages, 'rights/found.njk', { people: listed, more, ended, ...BACK });
}
