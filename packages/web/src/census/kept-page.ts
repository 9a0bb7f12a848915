import { amountText, type OwnSeries } from '@earshot/actions';
import { shortMoment } from '@earshot/fieldwork';
import type { FastifyInstance } from 'fastify';
import { sendDeskPage } from '../access/desk-page.ts';
import { signedIn } from '../access/guard.ts';
import type { Pages } from '../parts.ts';
import { type KeptRoute, keptHref, NEEDS } from './check-address.ts';
import { sendRefused } from './send-refused.ts';

/** What is kept of an authority’s returns, year by year, beside what was published; and its removal. */
export function serveKept(app: FastifyInstance, pages: Pages): void {
  const { census } = pages;
  app.get<KeptRoute>('/census/kept/:authority', NEEDS, async (request, reply) => {
    const series = await census.series(signedIn(request), request.params.authority);
    if ('refused' in series) return sendRefused(reply, pages, series);
    return sendDeskPage(reply, pages, 'census/kept.njk', seriesView(series));
  });
  app.post<KeptRoute>('/census/kept/:authority/remove', NEEDS, async (request, reply) => {
    const { year } = (request.body ?? {}) as { readonly year?: unknown };
    const { authority } = request.params;
    const refused = await census.remove(signedIn(request), { authority, year: Math.trunc(Number(year)) || 0 });
    return refused ? sendRefused(reply, pages, refused) : reply.redirect('/census', 303);
  });
}

function seriesView({ authority, name, years, release }: OwnSeries) {
  const measures = new Map(
    years.flatMap(({ kept }) => kept.measures.map(({ id, label, unit }) => [id, { label, unit }])),
  );
  return {
    ...{ backHref: '/census', backText: 'Census return', release },
    name: name ?? `Authority ${authority}`,
    removeHref: keptHref(authority, '/remove'),
    simulated: years.some(({ kept }) => kept.simulated),
    years: years.map(({ kept }) => ({
      year: kept.year,
      keptAt: shortMoment(kept.keptAt),
      errors: kept.errors,
      queries: kept.queries,
      simulated: kept.simulated,
    })),
    rows: [...measures].map(([id, { label, unit }]) => ({ label, unit, cells: years.map(cellOf(id)) })),
  };
}

function cellOf(id: string) {
  return ({ kept, published }: OwnSeries['years'][number]) => {
    const measure = kept.measures.find((each) => each.id === id);
    const own = measure && measure.value !== null ? amountText(measure.value, measure.unit) : '–';
    return { own, published: published.get(id) ?? null };
  };
}
