import type { FastifyInstance } from 'fastify';
import type { Pages } from '../parts.ts';
import { serveCallMails } from './call-mails.ts';
import { serveCallPages } from './call-page.ts';
import { serveCallWork } from './call-work.ts';
import { serveCallsDesk } from './calls-desk.ts';
import { serveInterviewPages } from './interview-pages.ts';
import { serveOftenCalled } from './often-called.ts';

/** Everything by telephone: the next call, the call itself, the interview in it, and the supervisor’s view of all. */
export function serveCalls(app: FastifyInstance, pages: Pages): void {
  const all = [serveCallsDesk, serveCallWork, serveOftenCalled, serveCallPages, serveCallMails, serveInterviewPages];
  for (const serve of all) serve(app, pages);
}
