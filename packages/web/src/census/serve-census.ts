import type { FastifyInstance } from 'fastify';
import type { Pages } from '../parts.ts';
import { runningTasks } from '../tasks/running-tasks.ts';
import { serveCheckFiles } from './check-files.ts';
import { serveCheck } from './check-page.ts';
import { serveCheckWork } from './check-work.ts';
import { serveCensusFront } from './front-page.ts';
import { serveKept } from './kept-page.ts';

/** An authority’s own return to the workforce census: handed in, checked, looked at, forgotten; and what is kept of it. */
export function serveCensus(app: FastifyInstance, pages: Pages): void {
  const running = runningTasks(app, pages);
  app.addHook('onClose', () => pages.census.close());
  serveCensusFront(app, pages, running);
  serveCheck(app, pages);
  serveCheckWork(app, pages, running);
  serveCheckFiles(app, pages);
  serveKept(app, pages);
}
