import { readProgress } from '@earshot/actions';
import type { FastifyInstance } from 'fastify';
import { sendDeskPage } from '../access/desk-page.ts';
import type { Pages } from '../parts.ts';

/** The desk’s first page: the studies. For the people who run them only. */
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
}
