import { momentInWords } from '@earshot/fieldwork';
import { problemLine } from '@earshot/planfile';
import type { FastifyInstance } from 'fastify';
import { sendDeskPage } from '../access/desk-page.ts';
import { signedIn } from '../access/guard.ts';
import { sendMessage } from '../page/message.ts';
import type { Pages } from '../parts.ts';
import { offeredData } from './downloads.ts';

/** Reports of studies. They hold numbers that are not released yet, so they open to those who run studies only. */
export function serveReading(app: FastifyInstance, pages: Pages): void {
  const { render } = pages;
  app.get<{ Params: { study: string } }>(
    '/report/:study',
    { config: { needs: 'see_report' } },
    async (request, reply) => {
      const study = pages.world.studies.get(request.params.study);
      if (!study) return reply.callNotFound();
      const report = await pages.reportFor(study.id);
      if ('problems' in report && report.waiting) {
        return sendMessage(reply, render, 200, {
          study,
          heading: 'There is no report yet',
          paragraphs: [
            `${report.finished} people have sent their answers. The report comes as soon as there are enough of them.`,
            ...new Set(report.problems.map(({ sentence }) => sentence)),
          ],
          links: [{ href: `/desk/${study.id}`, text: 'See how it is going' }],
        });
      }
      if ('problems' in report) {
        return sendMessage(reply, render, 422, {
          study,
          heading: 'The report could not be built',
          paragraphs: [
            'Mend these in the study’s folder, then start Earshot again.',
            ...report.problems.map(problemLine),
          ],
        });
      }
      const builtAt = momentInWords(new Date(report.builtAt));
      return sendDeskPage(reply, pages, 'reading/document.njk', {
        study,
        title: report.title,
        bodyHtml: report.bodyHtml,
        builtAt,
        tablesHref: `/report/${study.id}/tables.xlsx`,
        dataFormats: offeredData(signedIn(request)),
      });
    },
  );
}
