import { permits, readShownProgress, type Viewer } from '@earshot/actions';
import type { FastifyInstance } from 'fastify';
import { sendDeskPage } from '../access/desk-page.ts';
import { signedIn } from '../access/guard.ts';
import type { Pages } from '../parts.ts';
import { navigation } from './sections.ts';

/** The desk’s first page: the studies, each with the sections of it that the viewer may open. */
export function serveDesk(app: FastifyInstance, pages: Pages): void {
  app.get('/desk', { config: { needs: 'see_desk' } }, async (request, reply) => {
    const viewer = signedIn(request);
    const studies = await studiesOf(viewer, pages);
    return sendDeskPage(reply, pages, 'desk/desk.njk', { studies });
  });
}

/** The studies of which the viewer may open anything; how many have answered, for those who may see the monitor. */
async function studiesOf(viewer: Viewer, { world }: Pages) {
  const shown = [...world.studies.values()]
    .map((study) => ({ study, sections: navigation(viewer, '/desk', study).study }))
    .filter(({ sections }) => sections.length > 0);
  const counts = permits(viewer, 'see_monitor');
  return Promise.all(
    shown.map(async ({ study, sections }) => {
      const { id, title, summary } = study;
      const progress = counts ? await readShownProgress(world, viewer, study) : null;
      return { id, title, summary, sections, href: sections[0]!.href, progress };
    }),
  );
}
