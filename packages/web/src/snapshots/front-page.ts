import { shortMoment } from '@earshot/fieldwork';
import type { Problem } from '@earshot/planfile';
import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sendDeskPage } from '../access/desk-page.ts';
import { signedIn } from '../access/guard.ts';
import { guideText } from '../desk/guide-text.ts';
import type { Pages } from '../parts.ts';
import { cellLine } from './cell-line.ts';
import { ADD, monthHref, SEE, sendRefused } from './needs.ts';
import { MONTH_LIMITS, type UploadedMonth, uploadedMonth } from './uploaded-month.ts';

interface Sent {
  readonly fields: Readonly<Record<string, string>>;
  readonly mistakes: readonly Mistake[];
  /** What is wrong in the files. */
  readonly problems: readonly Problem[];
}

interface Mistake {
  readonly field: 'month' | 'authority' | 'files';
  readonly text: string;
}

/** The form for the files of a month, and the months that are kept. */
export function serveFrontPage(app: FastifyInstance, pages: Pages): void {
  app.register(async (scope) => {
    // Here only: other forms of this server take one file.
    await scope.register(multipart, { limits: MONTH_LIMITS });
    scope.get('/snapshots', SEE, (request, reply) =>
      sendFront(request, reply, pages, { fields: {}, mistakes: [], problems: [] }),
    );
    scope.get('/snapshots/guide', SEE, (_request, reply) =>
      reply.type('text/plain; charset=utf-8').send(guideText('snapshots.md')),
    );
    scope.post('/snapshots', ADD, (request, reply) => takeMonth(request, reply, pages));
  });
}

async function takeMonth(request: FastifyRequest, reply: FastifyReply, pages: Pages): Promise<FastifyReply> {
  const form = request.isMultipart() ? await uploadedMonth(request) : null;
  const fields = form?.fields ?? {};
  const viewer = signedIn(request);
  const mistakes = form ? mistakesIn(form, viewer.authorityCode === null) : [NO_FILES];
  if (!form || mistakes.length > 0) return sendFront(request, reply, pages, { fields, mistakes, problems: [] });
  const { files, scheme, others } = form;
  const authority = fields.authority || null;
  const added = await pages.snapshots.add(viewer, { month: fields.month!, authority, files, scheme, others });
  if ('refused' in added) return sendRefused(reply, pages, added);
  if ('problems' in added) return sendFront(request, reply, pages, { fields, mistakes: [], problems: added.problems });
  return reply.redirect(monthHref(added), 303);
}

const NO_FILES: Mistake = { field: 'files', text: 'Choose the files of a month' };

function mistakesIn({ fields, files, mistakes }: UploadedMonth, choosesAuthority: boolean): Mistake[] {
  const wrong: Mistake[] = mistakes.map((text) => ({ field: 'files', text }));
  if (Object.keys(files).length === 0 && wrong.length === 0) wrong.push(NO_FILES);
  if (!/^20\d\d-(0[1-9]|1[0-2])$/.test(fields.month ?? ''))
    wrong.unshift({ field: 'month', text: 'Give the month as year and month, such as 2026-10' });
  if (choosesAuthority && !fields.authority) wrong.unshift({ field: 'authority', text: 'Choose an authority' });
  return wrong;
}

async function sendFront(
  request: FastifyRequest,
  reply: FastifyReply,
  pages: Pages,
  { fields, mistakes, problems }: Sent,
): Promise<FastifyReply> {
  const front = await pages.snapshots.front(signedIn(request));
  if ('refused' in front) return sendRefused(reply, pages, front);
  const { authority, months } = front;
  const found =
    problems.length === 0 ? [] : [{ text: 'The files have errors, so that nothing is kept', href: '#problems' }];
  const errors = [...mistakes.map(({ field, text }) => ({ text, href: `#${field}` })), ...found];
  if (errors.length > 0) reply.code(422);
  const listed = pages.authorities().map(({ code, name }) => ({ value: code, text: name }));
  return sendDeskPage(reply, pages, 'snapshots/front.njk', {
    authority,
    fields,
    errors,
    wrong: Object.fromEntries(mistakes.map(({ field, text }) => [field, text])),
    problems: problems.map(cellLine),
    authorities: [{ value: '', text: 'Choose an authority' }, ...listed],
    months: months.map((one) => ({ ...one, href: monthHref(one), keptAt: shortMoment(one.keptAt) })),
  });
}
