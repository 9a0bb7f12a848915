import { readMonitor, readProgress } from '@earshot/actions';
import type { FastifyInstance } from 'fastify';
import { sendDeskPage } from '../access/desk-page.ts';
import { sendRefusal } from '../answering/refusals.ts';
import type { Pages } from '../parts.ts';
import { monitorView } from './monitor-view.ts';

/** The desk: the studies, and how each is coming along. For the people who run them only. */
export function serveDesk(app: FastifyInstance, pages: Pages): void {
  app.get('/', { config: { needs: 'nothing' } }, (_request, reply) => reply.redirect('/desk', 303));

  app.get('/desk', { config: { needs: 'see_desk' } }, async (_request, reply) => {
    const studies = await Promise.all(
      [...pages.world.studies.values()].map(async (study) => ({
        id: study.id,
        title: study.title,
        summary: study.summary,
        progress: await readProgress(pages.world, study.id),
      })),
    );
    return sendDeskPage(reply, pages, 'desk/desk.njk', { studies });
  });

  app.get<{ Params: { study: string } }>(
    '/desk/:study',
    { config: { needs: 'see_monitor' } },
    async (request, reply) => {
      const monitor = await readMonitor(pages.world, request.params.study);
      if ('refused' in monitor) return sendRefusal(reply, pages.render, monitor, { token: '', language: null });
      return sendDeskPage(reply, pages, 'desk/monitor.njk', monitorView(monitor, pages.publicUrl));
    },
  );
}
