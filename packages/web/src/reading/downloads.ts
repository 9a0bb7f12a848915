import { permits } from '@earshot/actions';
import { dayInWords } from '@earshot/fieldwork';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { signedIn } from '../access/guard.ts';
import { sendMessage } from '../page/message.ts';
import type { Pages } from '../parts.ts';

type OfStudy = { Params: { study: string } };
type Wish = OfStudy & { Body: { format?: unknown; words?: unknown } | undefined };

/** What of a study’s results can be taken away: the report’s tables as a spreadsheet, and people row by row. */
export function serveDownloads(app: FastifyInstance, pages: Pages): void {
  app.get<OfStudy>('/report/:study/tables.xlsx', { config: { needs: 'see_report' } }, async (request, reply) => {
    const study = pages.world.studies.get(request.params.study);
    if (!study) return reply.callNotFound();
    const report = await pages.reportFor(study.id);
    if ('problems' in report) return reply.redirect(`/report/${study.id}`, 303);
    const { tablesXlsx } = await import('@earshot/actions/documents');
    const about = { title: study.title, day: dayInWords(new Date(report.builtAt)), contact: study.contact };
    const bytes = await tablesXlsx([...report.tables.values()], about);
    const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    return sendFile(reply, { type, name: `${study.id}-tables.xlsx`, bytes });
  });

  // A form and not a link, because the audit records it.
  app.post<Wish>('/report/:study/data', { config: { needs: 'take_data' } }, async (request, reply) => {
    const { DATA_FORMATS } = await import('@earshot/actions/documents');
    const format = DATA_FORMATS.find((one) => one === request.body?.format);
    if (!format) return refuse(reply, pages, 'Choose the program that the files are for.', request.params.study);
    const wish = { studyId: request.params.study, format, withWords: request.body?.words === 'yes' };
    const taken = await pages.dataFor(signedIn(request), wish);
    if ('refused' in taken) {
      if (taken.refused === 'no-such-study') return reply.callNotFound();
      return refuse(reply, pages, taken.sentence, request.params.study);
    }
    return sendFile(reply, { type: 'application/zip', name: taken.name, bytes: taken.zip });
  });
}

/** The programs that data are written for, as the page offers them to those who may take them; none to others. */
export function offeredData(viewer: Parameters<typeof permits>[0]): readonly { value: string; text: string }[] {
  if (!permits(viewer, 'take_data')) return [];
  return [
    { value: 'sav', text: 'SPSS or PSPP (.sav)' },
    { value: 'r', text: 'R (CSV with a script)' },
    { value: 'stata', text: 'Stata (CSV with a do-file)' },
    { value: 'parquet', text: 'Parquet' },
  ];
}

function sendFile(
  reply: FastifyReply,
  { type, name, bytes }: { readonly type: string; readonly name: string; readonly bytes: Uint8Array },
): FastifyReply {
  return reply
    .header('content-type', type)
    .header('content-disposition', `attachment; filename="${name}"`)
    .send(Buffer.from(bytes));
}

function refuse(reply: FastifyReply, pages: Pages, sentence: string, study: string): FastifyReply {
  return sendMessage(reply, pages.render, 422, {
    heading: 'There are no data to take',
    paragraphs: [sentence],
    links: [{ href: `/report/${study}`, text: 'Back to the report' }],
  });
}
