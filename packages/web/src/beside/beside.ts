import { type BesideRead, besideJson } from '@earshot/actions';
import type { FastifyInstance } from 'fastify';
import { signedIn } from '../access/guard.ts';
import { type NotShown, serveStudyTables } from '../desk/study-tables.ts';
import type { Pages } from '../parts.ts';
import { sendBeside } from './beside-page.ts';

/** Survey estimates beside census measures: a page with every pair, and files of the same numbers. */
export function serveBeside(app: FastifyInstance, pages: Pages): void {
  serveStudyTables<Exclude<BesideRead, NotShown>>(app, pages, {
    name: 'beside',
    needs: 'see_report',
    guide: 'beside.md',
    refusal: 'This cannot be shown',
    read: (request) => pages.beside.read(signedIn(request), request.params.study),
    send: (found, reply, study) => sendBeside(found, { reply, pages, study }),
    made(found) {
      if (found.state !== 'made') return null;
      const { made, asAt } = found;
      return { tables: made.pairs.map(({ table }) => table), json: JSON.stringify(besideJson(made)), asAt };
    },
  });
}
