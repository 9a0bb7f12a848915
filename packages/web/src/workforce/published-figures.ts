import type { PlaceWanted, RevisionsWanted } from '@earshot/actions';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Pages } from '../parts.ts';
import { placeAsked, type Query, revisionsAsked } from './asked-for.ts';
import { placeChoices, queryOf, revisionsChoices } from './choices.ts';
import { FILES } from './files.ts';
import { sendList } from './list-page.ts';
import { placeMeant } from './place-meant.ts';
import { readAhead } from './read-ahead.ts';
import { type PageOf, sendFile, sendPage } from './send-published.ts';

type OfList = { Querystring: { q?: string | string[] } };
type OfRevisions = { Querystring: Query };
type OfRevisionsFile = OfRevisions & { Params: { file: string } };
type OfPlace = { Params: { place: string }; Querystring: Query };
type OfFile = OfPlace & { Params: { file: string } };

/** Published figures are open data, so nobody signs in for them (docs/decisions/0021-published-figures-are-open.md). */
const OPEN = { config: { needs: 'nothing', limit: 'published' } } as const;

/** The pages of published figures, and the files behind them: everybody may see them, and nothing of a study is on them. */
export function servePublishedFigures(app: FastifyInstance, pages: Pages): void {
  readAhead(app, pages);
  app.get<OfList>('/workforce', OPEN, ({ query }, reply) => sendList(reply, pages, query.q));

  app.get<OfRevisions>('/workforce/revisions', OPEN, ({ query }, reply) =>
    sendPage(reply, pages, revisionsPage(pages, query)),
  );
  app.get<OfRevisionsFile>('/workforce/revisions/:file', OPEN, ({ query, params }, reply) =>
    sendFile(reply, pages, revisionsPage(pages, query), params.file),
  );

  app.get<OfPlace>('/workforce/:place', OPEN, ({ query, params: { place } }, reply) => {
    const meant = placeMeant(pages.workforce, place);
    if (meant !== null) return reply.redirect(`/workforce/${meant}${askedAgain(meant, query)}`, 303);
    return sendPage(reply, pages, placePage(pages, place, query));
  });
  app.get<OfFile>('/workforce/:place/:file', OPEN, ({ query, params: { place, file } }, reply) => {
    if (file === '') return sendWithoutSlash(reply, pages, place, query);
    const meant = Object.hasOwn(FILES, file) ? placeMeant(pages.workforce, place) : null;
    if (meant !== null) return reply.redirect(`/workforce/${meant}/${file}${askedAgain(meant, query)}`, 303);
    return sendFile(reply, pages, placePage(pages, place, query), file);
  });
}

/** `/workforce/kent/` leads to `/workforce/kent`; what is no place is not found. */
function sendWithoutSlash(reply: FastifyReply, pages: Pages, place: string, query: Query): FastifyReply {
  const meant = placeMeant(pages.workforce, `${place}/`);
  if (meant !== null) return reply.redirect(`/workforce/${meant}${askedAgain(meant, query)}`, 303);
  reply.callNotFound();
  return reply;
}

/** What was asked of a page, for the right address of it: only fields that we know, so that it leads nowhere else. */
function askedAgain(place: string, query: Query): string {
  const asked = placeAsked(place, query);
  return 'wanted' in asked ? queryOf(asked.wanted) : '';
}

function revisionsPage({ workforce }: Pages, query: Query): PageOf<RevisionsWanted> {
  return {
    name: 'revisions',
    asked: revisionsAsked(query),
    read: (wanted) => workforce.revisionsRead(wanted),
    choices: async (wanted, built) => revisionsChoices(workforce, await workforce.releases(), wanted, built),
  };
}

function placePage({ workforce }: Pages, place: string, query: Query): PageOf<PlaceWanted> {
  return {
    name: place,
    asked: placeAsked(place, query),
    read: (wanted) => workforce.placeRead(wanted),
    choices: async (wanted, built) => placeChoices(workforce, await workforce.releases(), wanted, built),
  };
}
