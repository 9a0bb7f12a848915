import type { FastifyInstance } from 'fastify';
import type { Pages } from '../parts.ts';
import { serveCallMails } from './call-mails.ts';
import { serveCallPages } from './call-page.ts';
import { serveCallWork } from './call-work.ts';
import { serveCallsDesk } from './calls-desk.ts';
import { serveInterviewPages } from './interview-pages.ts';

/** Everything by telephone: the next call, the call itself, the interview in it, and the supervisor’s view of all. */
export function serveCalls(app: FastifyInstance, pages: Pages): void {
  for (const serve of [serveCallsDesk, serveCallWork, serveCallPages, serveCallMails, serveInterviewPages]) {
    serve(app, pages);
  }
}
