import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import { serveOwnAccount } from './access/account-page.ts';
import { serveAccounts } from './access/accounts.ts';
import { guardRoutes } from './access/guard.ts';
import { limitRates } from './access/limits.ts';
import { serveOneAccount } from './access/one-account.ts';
import { serveOneTimeLinks } from './access/one-time-link.ts';
import { serveSignIn } from './access/sign-in.ts';
import { serveSingleSignOn } from './access/single-sign-on.ts';
import { demonstrationLine } from './answering/demonstration.ts';
import { serveInterviews } from './answering/interview.ts';
import { serveLanding } from './answering/landing.ts';
import { serveLeaving } from './answering/leaving.ts';
import { serveQuestions } from './answering/question.ts';
import { serveBeside } from './beside/beside.ts';
import { serveCalls } from './calls/serve-calls.ts';
import { serveCensus } from './census/serve-census.ts';
import { serveDesk } from './desk/desk.ts';
import { serveEstimations } from './estimation/estimation.ts';
import { serveExplorer } from './explore/explore.ts';
import { serveFront } from './front/front.ts';
import { serveContacts } from './mail/contacts.ts';
import { serveForecast } from './mail/forecast.ts';
import { serveReturned } from './mail/returned.ts';
import { serveStop } from './mail/stop.ts';
import { serveMonitor } from './monitor/monitor.ts';
import { serveHealth } from './operations/health.ts';
import { requestNames, tellUnreadable, watchRequests } from './operations/watch-requests.ts';
import { serveOrganisations } from './organisations/organisations.ts';
import { serveOutcomes } from './outcomes/outcomes.ts';
import { serveAssets } from './page/assets.ts';
import { answerFailures, sendBadAddress } from './page/failures.ts';
import { setSecurityHeaders } from './page/headers.ts';
import { compileTemplates } from './page/render.ts';
import { servePanel } from './panel/panel.ts';
import { serveReach } from './panel/reach.ts';
import type { Pages, WebParts } from './parts.ts';
import { serveDeskPreview } from './preview/desk-preview.ts';
import { serveDownloads } from './reading/downloads.ts';
import { serveReading } from './reading/reading.ts';
import { serveReleases } from './releases/releases.ts';
import { serveRetention } from './retention/retention.ts';
import { serveRights } from './rights/rights-desk.ts';
import { serveYourData } from './rights/your-data.ts';
import { serveSample } from './sample/sample.ts';
import { serveSnapshots } from './snapshots/serve-snapshots.ts';
import { serveVouchers } from './vouchers/vouchers.ts';
import { servePublishedFigures } from './workforce/published-figures.ts';

/** Longest form that is read. The longest answer in words is 20,000 characters, three bytes each when encoded. */
const BODY_LIMIT = 256 * 1024;

/**
 * The web shell: every page as a route, without listening yet. It logs nothing, since an address can hold a token.
 * Throws when a template is broken.
 */
export function buildWeb(parts: WebParts): FastifyInstance {
  const render = compileTemplates();
  const app = fastify({
    logger: false,
    genReqId: requestNames(),
    return503OnClosing: false, // whoever is connected already is served to the end
    bodyLimit: BODY_LIMIT,
    routerOptions: { maxParamLength: 100 },
    trustProxy: parts.trustedProxies ? [...parts.trustedProxies] : false,
    frameworkErrors: (_error, request, reply) => {
      sendBadAddress(reply as FastifyReply, render);
      tellUnreadable(parts.watchers ?? [], request, reply.statusCode);
    },
  });
  app.register(cookie);
  app.register(formbody);
  // Forms only: JSON could put numbers and objects where fields hold words.
  app.removeContentTypeParser(['application/json', 'text/plain']);
  const pages: Pages = { ...parts, render, demonstration: demonstrationLine(parts.world) };
  watchRequests(app, parts.watchers ?? []);
  setSecurityHeaders(app, parts.publicUrl);
  answerFailures(app, pages);
  guardRoutes(app, pages);
  limitRates(app, parts.limits);
  app.register(async (scope) => serveAll(scope, pages));
  return app;
}

/** Every route. */
function serveAll(app: FastifyInstance, pages: Pages): void {
  serveAssets(app);
  serveHealth(app, pages);
  for (const serve of [
    serveFront,
    servePublishedFigures,
    serveLanding,
    serveInterviews,
    serveQuestions,
    serveLeaving,
    serveYourData,
    serveSignIn,
    serveSingleSignOn,
    serveOneTimeLinks,
    serveOwnAccount,
    serveAccounts,
    serveOneAccount,
    serveStop,
    serveContacts,
    serveForecast,
    serveReturned,
    serveDesk,
    serveMonitor,
    serveDeskPreview,
    serveReading,
    serveDownloads,
    serveExplorer,
    serveEstimations,
    serveBeside,
    serveRights,
    serveRetention,
    serveVouchers,
    serveCalls,
    serveSample,
    servePanel,
    serveReach,
    serveOutcomes,
    serveOrganisations,
    serveReleases,
    serveCensus,
    serveSnapshots,
  ]) {
    serve(app, pages);
  }
}
