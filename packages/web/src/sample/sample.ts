import type { FastifyInstance } from 'fastify';
import type { Pages } from '../parts.ts';
import { runningTasks } from '../tasks/running-tasks.ts';
import { LIST_DOORS } from './list-address.ts';
import { serveList } from './list-page.ts';
import { serveLists } from './lists-page.ts';

/** Staff lists, for the desk and for an authority’s own contact. */
export function serveSample(app: FastifyInstance, pages: Pages): void {
  const running = runningTasks(app, pages);
  for (const door of LIST_DOORS) {
    serveLists(app, pages, door);
    serveList(app, { pages, door, running });
  }
}
