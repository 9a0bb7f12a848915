import type { EstimationKind, EstimationRead } from '@earshot/actions';
import type { FastifyInstance } from 'fastify';
import { signedIn } from '../access/guard.ts';
import { type NotShown, type OfStudy, sendNotShown, serveStudyTables } from '../desk/study-tables.ts';
import type { Pages } from '../parts.ts';
import { runningTasks } from '../tasks/running-tasks.ts';
import { sendEstimation } from './estimation-page.ts';
import { ESTIMATION_WORDS } from './estimation-words.ts';

/**
 * Change between waves, and drivers: a page each that begins the work, shows how far it is, and then what came of it, with
 * files of the same numbers.
 */
export function serveEstimations(app: FastifyInstance, pages: Pages): void {
  const running = runningTasks(app, pages);
  for (const kind of ['change', 'drivers'] as const) {
    serveResults(app, pages, kind);
    serveWork(app, pages, { kind, running });
  }
}

const NEEDS = { config: { needs: 'explore_answers' } } as const;
const REFUSAL = 'This cannot be worked out now';

function serveResults(app: FastifyInstance, pages: Pages, kind: EstimationKind): void {
  serveStudyTables<Exclude<EstimationRead, NotShown>>(app, pages, {
    name: kind,
    needs: NEEDS.config.needs,
    guide: ESTIMATION_WORDS[kind].guide,
    refusal: REFUSAL,
    read: (request) => pages.estimations.read(signedIn(request), { kind, studyId: request.params.study }),
    send: (found, reply, study) => sendEstimation(found, { reply, pages, study, kind }),
    made: (found) =>
      found.state === 'made' ? { tables: found.made.tables, json: found.made.json, asAt: found.asAt } : null,
  });
}

interface Working {
  readonly kind: EstimationKind;
  readonly running: ReturnType<typeof runningTasks>;
}

function serveWork(app: FastifyInstance, pages: Pages, { kind, running }: Working): void {
  const path = `/desk/:study/${kind}`;
  app.post<OfStudy>(`${path}/begin`, NEEDS, async (request, reply) => {
    const wish = { kind, studyId: request.params.study, stopping: running.stopping };
    const begun = await pages.estimations.begin(signedIn(request), wish);
    if ('refused' in begun) return sendNotShown(reply, pages, begun, REFUSAL);
    await running.settle(begun.finished, `${path}/begin`);
    return reply.redirect(`/desk/${encodeURIComponent(wish.studyId)}/${kind}`, 303);
  });
  app.post<OfStudy>(`${path}/stop`, NEEDS, (request, reply) => {
    const { study: studyId } = request.params;
    const refused = pages.estimations.stop(signedIn(request), { kind, studyId });
    return refused
      ? sendNotShown(reply, pages, refused, REFUSAL)
      : reply.redirect(`/desk/${encodeURIComponent(studyId)}/${kind}`, 303);
  });
}
