import { accountNames, monitorDesk, readStages } from '@earshot/actions';
import { renderReportBody } from '@earshot/report';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { sendDeskPage } from '../access/desk-page.ts';
import { mayStill, signedIn } from '../access/guard.ts';
import { sendMessage } from '../page/message.ts';
import { refusalStatus } from '../page/refusal-status.ts';
import type { Pages } from '../parts.ts';
import { serveChanges } from './changes.ts';
import { monitorReport } from './monitor-report.ts';
import { monitorView } from './monitor-view.ts';
import { stagesView } from './stages-view.ts';

/** How a study is coming along: a page that is whole by itself, and keeps itself up to date where scripts run. */
export function serveMonitor(app: FastifyInstance, pages: Pages): void {
  const desk = monitorDesk(pages.world);

  app.get<{ Params: { study: string } }>(
    '/desk/:study',
    { config: { needs: 'see_monitor' } },
    async (request, reply) => {
      const monitor = await desk.read(signedIn(request), request.params.study);
      if ('refused' in monitor) {
        return sendMessage(reply, pages.render, refusalStatus(monitor.refused), {
          heading: 'There is no study here',
          paragraphs: [monitor.sentence],
        });
      }
      const bodyHtml = await renderReportBody(monitorReport(monitor));
      const names = monitor.audit ? await accountNames(pages.world) : new Map<string, string>();
      const view = monitorView(monitor, { publicUrl: pages.publicUrl, names });
      const read = await readStages(pages.world, signedIn(request), request.params.study);
      const stages = 'refused' in read ? null : stagesView(monitor.study.id, read);
      return sendDeskPage(reply, pages, 'monitor/monitor.njk', { ...view, stages, bodyHtml, behind: monitor.behind });
    },
  );

  const mayWatch = (request: FastifyRequest): Promise<boolean> => mayStill(request, pages, 'see_monitor');
  serveChanges(app, { mark: desk.mark, mayWatch, onError: pages.onError });
}
