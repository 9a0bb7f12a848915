import { type OwnSeries, readOwnCollection } from '@earshot/actions';
import { shortMoment } from '@earshot/fieldwork';
import { type Problem, problemLine } from '@earshot/planfile';
import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sendDeskPage } from '../access/desk-page.ts';
import { signedIn } from '../access/guard.ts';
import { guideText } from '../desk/guide-text.ts';
import type { Pages } from '../parts.ts';
import type { RunningTasks } from '../tasks/running-tasks.ts';
import { checkHref, keptHref, NEEDS } from './check-address.ts';
import { sendRefused } from './send-refused.ts';
import { LARGEST_RETURN, RETURN_LIMITS, type UploadedReturn, uploadedReturn } from './uploaded-return.ts';

/** What is wrong with a form that was sent, by the field that it is about. */
interface Mistake {
  readonly field: 'file' | 'collection' | 'year' | 'day';
  readonly text: string;
}

interface Sent {
  readonly mistakes: readonly Mistake[];
  readonly fields: Readonly<Record<string, string>>;
}

/** The form for a return, and what is kept of earlier ones. */
export function serveCensusFront(app: FastifyInstance, pages: Pages, running: RunningTasks): void {
  app.register(async (scope) => {
    // Here only: no other form of this server takes a file of this size.
    await scope.register(multipart, { limits: RETURN_LIMITS });
    scope.get('/census', NEEDS, (request, reply) => sendFront(request, reply, pages, { mistakes: [], fields: {} }));
    scope.get('/census/guide', NEEDS, (_request, reply) =>
      reply.type('text/plain; charset=utf-8').send(guideText('census-return.md')),
    );
    scope.post('/census', NEEDS, (request, reply) => takeReturn(request, reply, pages, running));
  });
}

async function takeReturn(
  request: FastifyRequest,
  reply: FastifyReply,
  pages: Pages,
  running: RunningTasks,
): Promise<FastifyReply> {
  const form = request.isMultipart() ? await uploadedReturn(request) : null;
  const mistakes = form ? mistakesIn(form) : [NO_FILE];
  const own = form && form.collection.name !== '' && !form.collection.tooLarge ? collectionIn(form) : null;
  const wrong = [...mistakes, ...(own?.problems ?? []).slice(0, MOST_PROBLEMS).map(collectionMistake)];
  if (!form || wrong.length > 0)
    return sendFront(request, reply, pages, { mistakes: wrong, fields: form?.fields ?? {} });
  const { file, fields } = form;
  const begun = await pages.census.begin(signedIn(request), {
    fileName: file.name,
    bytes: file.bytes,
    year: fields.year ? Number(fields.year) : null,
    day: fields.day || null,
    own: own?.own ?? null,
    stopping: running.stopping,
  });
  if ('refused' in begun) return sendRefused(reply, pages, begun);
  await running.settle(begun.finished, '/census');
  return reply.redirect(checkHref(begun.id), 303);
}

/** More than anybody mends at once. */
const MOST_PROBLEMS = 50;
const NO_FILE: Mistake = { field: 'file', text: 'Choose the file of a return' };

function mistakesIn({ file, collection, fields }: UploadedReturn): Mistake[] {
  const mistakes: Mistake[] = [];
  if (file.name === '') mistakes.push(NO_FILE);
  else if (file.tooLarge)
    mistakes.push({
      field: 'file',
      text: `The file has more than ${LARGEST_RETURN / 1e6} MB. No authority’s return has`,
    });
  else if (file.bytes.length === 0) mistakes.push({ field: 'file', text: 'The file of the return is empty' });
  if (collection.tooLarge)
    mistakes.push({ field: 'collection', text: 'The file about the collection has more than 100 kB' });
  if (fields.year && !/^20\d\d$/.test(fields.year))
    mistakes.push({ field: 'year', text: 'Give the year as four digits, such as 2025' });
  if (fields.day && !/^\d{4}-\d\d-\d\d$/.test(fields.day))
    mistakes.push({ field: 'day', text: 'Give the day as year, month and day, such as 2025-06-30' });
  return mistakes;
}

function collectionIn({ collection }: UploadedReturn) {
  return readOwnCollection(collection.name, Buffer.from(collection.bytes).toString('utf8'));
}

function collectionMistake(problem: Problem): Mistake {
  return { field: 'collection', text: problemLine(problem) };
}

async function sendFront(
  request: FastifyRequest,
  reply: FastifyReply,
  pages: Pages,
  { mistakes, fields }: Sent,
): Promise<FastifyReply> {
  const front = await pages.census.front(signedIn(request));
  if ('refused' in front) return sendRefused(reply, pages, front);
  if (mistakes.length > 0) reply.code(422);
  const { authority, check, series } = front;
  const errors = mistakes.map(({ field, text }) => ({ text, href: `#${field}` }));
  return sendDeskPage(reply, pages, 'census/front.njk', {
    authority,
    fields,
    errors,
    // The first of each field stands at it; all stand above.
    wrong: Object.fromEntries(mistakes.map(({ field, text }) => [field, text] as const).reverse()),
    check: check && { href: checkHref(check.id), fileName: check.fileName, at: shortMoment(check.begunAt) },
    series: series.map(seriesLine),
  });
}

function seriesLine({ authority, name, years }: OwnSeries) {
  return {
    href: keptHref(authority),
    name: name ?? `Authority ${authority}`,
    years: years.map(({ kept }) => kept.year).join(', '),
  };
}
