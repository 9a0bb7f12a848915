import {
  checkStaffList,
  keepStaffList,
  removeStaffList,
  staffList,
  staffListFaults,
  stopChecking,
  stopKeeping,
} from '@earshot/actions';
import { csvLine } from '@earshot/dataset';
import { faultSentence, momentInWords } from '@earshot/fieldwork';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sendDeskPage } from '../access/desk-page.ts';
import { signedIn } from '../access/guard.ts';
import type { Pages } from '../parts.ts';
import { watchProgress } from '../tasks/progress-view.ts';
import type { RunningTasks } from '../tasks/running-tasks.ts';
import { type ListDoor, type ListRoute, listHref, sendListRefusal } from './list-address.ts';
import { columnChoices, columnsChosen, countLines, faultLine, listProgress } from './list-view.ts';

const FAULTS_A_PAGE = 100;

interface ListPages {
  readonly pages: Pages;
  readonly door: ListDoor;
  readonly running: RunningTasks;
}

/** One staff list: its columns, its preview, and what is decided about it. */
export function serveList(app: FastifyInstance, serving: ListPages): void {
  const { pages, door } = serving;
  const { world } = pages;
  const config = { needs: door.needs };
  const path = `/desk/:study/${door.part}/:list`;
  app.get<ListRoute>(path, { config }, (request, reply) => sendList(request, reply, serving, null));
  app.get<ListRoute>(`${path}/faults.csv`, { config }, (request, reply) => sendFaults(request, reply, serving));
  app.post<ListRoute>(`${path}/columns`, { config }, (request, reply) => check(request, reply, serving));
  app.post<ListRoute>(`${path}/stop`, { config }, async (request, reply) =>
    answerWith(request, reply, serving, await stopChecking(world, signedIn(request), placeOf(request))),
  );
  app.post<ListRoute>(`${path}/stop-keeping`, { config }, async (request, reply) =>
    answerWith(request, reply, serving, await stopKeeping(world, signedIn(request), placeOf(request))),
  );
  app.post<ListRoute>(`${path}/remove`, { config }, async (request, reply) =>
    answerWith(request, reply, serving, await removeStaffList(world, signedIn(request), placeOf(request))),
  );
  app.post<ListRoute>(`${path}/keep`, { config }, async (request, reply) => {
    const { stopping } = serving.running;
    const kept = await keepStaffList(world, signedIn(request), { ...placeOf(request), stopping });
    if ('finished' in kept) await serving.running.settle(kept.finished, path);
    return answerWith(request, reply, serving, kept);
  });
}

async function check(
  request: FastifyRequest<ListRoute>,
  reply: FastifyReply,
  serving: ListPages,
): Promise<FastifyReply> {
  const { world } = serving.pages;
  const viewer = signedIn(request);
  const at = placeOf(request);
  const found = await staffList(world, viewer, at);
  if ('refused' in found) return answerWith(request, reply, serving, found);
  const uses = columnsChosen(found.list, (request.body ?? {}) as Record<string, unknown>);
  const started = await checkStaffList(world, viewer, { ...at, uses, stopping: serving.running.stopping });
  if ('refused' in started && started.refused === 'columns') return sendList(request, reply, serving, started.sentence);
  if ('finished' in started) await serving.running.settle(started.finished, request.routeOptions.url ?? '');
  return answerWith(request, reply, serving, started);
}

/** Back to the list after something was done with it, or why it was not. */
function answerWith(
  { params }: FastifyRequest<ListRoute>,
  reply: FastifyReply,
  { pages, door }: ListPages,
  done: object,
): FastifyReply {
  const home = listHref(door, params);
  return 'refused' in done ? sendListRefusal(reply, pages, done as never, home) : reply.redirect(home, 303);
}

async function sendList(
  request: FastifyRequest<ListRoute>,
  reply: FastifyReply,
  { pages, door }: ListPages,
  error: string | null,
): Promise<FastifyReply> {
  const { world } = pages;
  const viewer = signedIn(request);
  const at = placeOf(request);
  const home = listHref(door, request.params);
  const found = await staffList(world, viewer, at);
  if ('refused' in found) return sendListRefusal(reply, pages, found, home);
  const { study, list, uses } = found;
  const page = Math.max(1, Math.trunc(Number(request.query.page ?? 1)) || 1);
  const wish = { ...at, skip: (page - 1) * FAULTS_A_PAGE, most: FAULTS_A_PAGE };
  const isDecided = list.state === 'checked' || list.state === 'kept';
  const faults = list.counts && isDecided ? await staffListFaults(world, viewer, wish) : { faults: [], more: false };
  if ('refused' in faults) return sendListRefusal(reply, pages, faults, home);
  if (error !== null) reply.code(422);
  const next = faults.more ? `${home}?page=${page + 1}#faults` : null;
  const progress = listProgress(list);
  const before = page > 1 ? `${home}?page=${page - 1}#faults` : null;
  return sendDeskPage(reply, pages, 'sample/list.njk', {
    ...{ study, list, home, error, next, before },
    backHref: listHref(door, { study: study.id }),
    backText: 'Staff lists',
    isDesk: door.part === 'sample',
    uploadedAt: momentInWords(list.uploadedAt),
    expiresAt: momentInWords(list.expiresAt),
    columns: columnChoices(list, uses, study.questionnaire.sample),
    lines: list.counts && countLines(list.counts),
    faults: faults.faults.map(faultLine),
    ...(progress && { progress, watch: watchProgress(reply, home) }),
  });
}

async function sendFaults(
  request: FastifyRequest<ListRoute>,
  reply: FastifyReply,
  { pages, door }: ListPages,
): Promise<FastifyReply> {
  const found = await staffListFaults(pages.world, signedIn(request), placeOf(request));
  if ('refused' in found) return sendListRefusal(reply, pages, found, listHref(door, request.params));
  const lines = found.faults.map((fault) =>
    csvLine([fault.line, fault.code, fault.column, fault.detail, faultSentence(fault)]),
  );
  return reply
    .type('text/csv; charset=utf-8')
    .header('content-disposition', 'attachment; filename="faults.csv"')
    .send(`\uFEFF${csvLine(['line', 'code', 'column', 'detail', 'sentence'])}${lines.join('')}`);
}

function placeOf({ params }: FastifyRequest<ListRoute>): { studyId: string; listId: string } {
  return { studyId: params.study, listId: params.list };
}
