import type { Fields } from '@earshot/instrument';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sendMessage } from '../page/message.ts';
import { serveMap } from './map/serve-map.ts';
import type { OpenedPreview, PreviewHost } from './preview-host.ts';
import { serveStart } from './start.ts';
import { serveWalkPages } from './walk-pages.ts';
import { serveWalkTurns } from './walk-turns.ts';
import { type Walk, Walks } from './walks.ts';

export interface PreviewAddress {
  Params: { walk: string; questionId: string };
  Body: Fields | undefined;
  Querystring: Fields;
}

export type PreviewRequest = FastifyRequest<PreviewAddress>;

/** A walk that somebody comes back to. */
export interface OnWalk extends OpenedPreview {
  readonly id: string;
  readonly walk: Walk;
}

/** What the routes of a preview share. */
export interface Previewing {
  readonly host: PreviewHost;
  readonly walks: Walks;
  /** A page of the study. */
  opened(
    show: (opened: OpenedPreview, request: PreviewRequest, reply: FastifyReply) => FastifyReply,
  ): (request: PreviewRequest, reply: FastifyReply) => Promise<FastifyReply>;
  /** A page of a walk; where the walk has been forgotten, a page says so. */
  onWalk(
    show: (walk: OnWalk, request: PreviewRequest, reply: FastifyReply) => FastifyReply,
  ): (request: PreviewRequest, reply: FastifyReply) => Promise<FastifyReply>;
}

/**
 * Walks through a questionnaire before anybody answers it, in any mode and language. Each step leads to an address of
 * its own, as in the real interview. Nothing is stored: a walk stays in this process's memory for a while.
 */
export function servePreview(app: FastifyInstance, host: PreviewHost): void {
  const previewing = previewingFor(host);
  for (const serve of [serveStart, serveWalkPages, serveWalkTurns, serveMap]) serve(app, previewing);
}

function previewingFor(host: PreviewHost): Previewing {
  const walks = new Walks(host.now, host.randomBytes);
  const opened: Previewing['opened'] = (show) => async (request, reply) => {
    const found = await host.open(request, reply);
    return found ? show(found, request, reply) : reply;
  };
  const onWalk: Previewing['onWalk'] = (show) =>
    opened((found, request, reply) => {
      const id = request.params.walk;
      const walk = walks.find(id);
      return walk?.study === found.study.id
        ? show({ ...found, id, walk }, request, reply)
        : sendForgotten(reply, host, found);
    });
  return { host, walks, opened, onWalk };
}

function sendForgotten(reply: FastifyReply, { render }: PreviewHost, { base }: OpenedPreview): FastifyReply {
  return sendMessage(reply, render, 404, {
    heading: 'This walk has been forgotten',
    paragraphs: [
      'A preview keeps nothing: its answers stay in memory for two hours after the last page, and until Earshot is stopped.',
    ],
    links: [{ href: base, text: 'Begin another' }],
  });
}

/** The address of a page of a walk. */
export function walkHref({ base, id }: Pick<OnWalk, 'base' | 'id'>, page = ''): string {
  return `${base}/walk/${id}${page}`;
}
