import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { signedIn } from '../access/guard.ts';
import type { Pages } from '../parts.ts';
import type { RunningTasks } from '../tasks/running-tasks.ts';
import { type CheckRoute, checkHref, keptHref, NEEDS } from './check-address.ts';
import { sendCheck } from './check-page.ts';
import { sendRefused } from './send-refused.ts';

/** What is done with a checked return: counted at another day, stopped, forgotten, its measures kept. */
export function serveCheckWork(app: FastifyInstance, pages: Pages, running: RunningTasks): void {
  const path = '/census/checks/:check';
  const { census } = pages;
  app.post<CheckRoute>(`${path}/day`, NEEDS, (request, reply) => countAt(request, reply, pages, running));
  app.post<CheckRoute>(`${path}/stop`, NEEDS, (request, reply) => {
    const refused = census.stop(signedIn(request), idOf(request));
    return refused ? sendRefused(reply, pages, refused) : reply.redirect(checkHref(request.params.check), 303);
  });
  app.post<CheckRoute>(`${path}/forget`, NEEDS, (request, reply) => {
    const refused = census.forget(signedIn(request), idOf(request));
    return refused ? sendRefused(reply, pages, refused) : reply.redirect('/census', 303);
  });
  app.post<CheckRoute>(`${path}/keep`, NEEDS, async (request, reply) => {
    const kept = await census.keep(signedIn(request), idOf(request));
    return 'refused' in kept ? sendRefused(reply, pages, kept) : reply.redirect(keptHref(kept.authority), 303);
  });
}

function idOf({ params }: FastifyRequest<CheckRoute>): { readonly id: string } {
  return { id: params.check };
}

async function countAt(
  request: FastifyRequest<CheckRoute>,
  reply: FastifyReply,
  pages: Pages,
  running: RunningTasks,
): Promise<FastifyReply> {
  const { day } = (request.body ?? {}) as { readonly day?: unknown };
  const wish = { ...idOf(request), day: typeof day === 'string' ? day.trim() : '', stopping: running.stopping };
  const begun = pages.census.countAt(signedIn(request), wish);
  if ('refused' in begun && begun.refused === 'day-outside') return sendCheck(request, reply, pages, begun.sentence);
  if ('refused' in begun) return sendRefused(reply, pages, begun);
  await running.settle(begun.finished, '/census/checks/:check/day');
  return reply.redirect(checkHref(request.params.check), 303);
}
