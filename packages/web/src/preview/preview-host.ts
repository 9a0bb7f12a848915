import type { PreviewedStudy } from '@earshot/actions';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Render } from '../page/render.ts';

/** A study to walk, and where its preview stands. */
export interface OpenedPreview {
  readonly study: PreviewedStudy;
  /** The address of the preview, such as `/desk/big-listen/preview`. */
  readonly base: string;
  /** Where the preview is left for; null when it is all that the server shows. */
  readonly backHref: string | null;
}

/** What shows previews: the desk, for whoever is signed in and may, or the command line, for one folder and without a database. */
export interface PreviewHost {
  /** The pattern of the preview's address, as a route; it can hold `:study`. */
  readonly pattern: string;
  readonly render: Render;
  /** Sends a page, with whatever the host puts around each of its pages. */
  readonly sendPage: (reply: FastifyReply, template: string, context: object) => FastifyReply;
  readonly now: () => Date;
  readonly randomBytes: (length: number) => Uint8Array;
  /** The study that a request asks for; null when the reply has been sent instead. */
  readonly open: (request: FastifyRequest, reply: FastifyReply) => Promise<OpenedPreview | null>;
}
