import type { FastifyInstance } from 'fastify';
import type { Pages } from '../parts.ts';
import { serveFrontPage } from './front-page.ts';
import { serveMonthPage } from './month-page.ts';

/** An authority’s monthly snapshots: files handed in, problems shown, a page a month. */
export function serveSnapshots(app: FastifyInstance, pages: Pages): void {
  serveFrontPage(app, pages);
  serveMonthPage(app, pages);
}
