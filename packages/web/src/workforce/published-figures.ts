import type { AuthorityLink, PlaceWanted, PublishedRead, PublishedReport, RevisionsWanted } from '@earshot/actions';
import { dayInWords } from '@earshot/fieldwork';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { sendMessage } from '../page/message.ts';
import type { Pages } from '../parts.ts';
import { type Asked, placeAsked, type Query, revisionsAsked } from './asked-for.ts';
import { placeChoices, queryOf, revisionsChoices } from './choices.ts';
import { FILES, offeredFiles } from './files.ts';
import { findPlaces } from './find-place.ts';
import { readAhead } from './read-ahead.ts';

type OfList = { Querystring: { q?: string | string[] } };
type OfPlace = { Params: { place: string }; Querystring: Query };
type OfFile = { Params: { place: string; file: string }; Querystring: Query };

/** Published figures are open data (docs/workforce.md says why these pages are open), so nobody signs in for them. */
const OPEN = { config: { needs: 'nothing', limit: 'published' } } as const;

/** They change with a release of Earshot or of DfE’s files, and say nothing of whoever reads them. */
const KEPT = 'public, max-age=600';

/** The pages of published figures, and the files behind them: everybody may see them, and nothing of a study is on them. */
export function servePublishedFigures(app: FastifyInstance, pages: Pages): void {
  readAhead(app, pages);
  serveList(app, pages);
  serveRevisions(app, pages);
  servePlaces(app, pages);
}

function serveList(app: FastifyInstance, { workforce, render }: Pages): void {
  app.get<OfList>('/workforce', OPEN, async ({ query }, reply) => {
    const typed = [query.q ?? ''].flat()[0]!.trim();
    const authorities = workforce.authorities();
    const found = findPlaces(typed, authorities, workforce.areas());
    if (found.length === 1) return reply.redirect(`/workforce/${found[0]!.address}`, 303);
    const releases = await workforce.releases();
    return sendKept(reply, render('workforce/list.njk', { typed, found, releases, regions: byRegion(authorities) }));
  });
}

function serveRevisions(app: FastifyInstance, pages: Pages): void {
  const { workforce } = pages;
  const read = ({ wanted }: { readonly wanted: RevisionsWanted }) => workforce.revisionsRead(wanted);
  app.get<{ Querystring: Query }>('/workforce/revisions', OPEN, async ({ query }, reply) => {
    const asked = revisionsAsked(query);
    const built = await builtOr(reply, pages, asked, read);
    if (!built || !('wanted' in asked)) return reply;
    const choices = revisionsChoices(workforce, await workforce.releases(), asked.wanted, built);
    return sendBuilt(reply, pages, { address: '/workforce/revisions', wanted: asked.wanted, built, choices });
  });

  app.get<OfFile>('/workforce/revisions/:file', OPEN, async ({ query, params }, reply) => {
    const built = await builtOr(reply, pages, revisionsAsked(query), read);
    return built ? sendFile(reply, pages, built, `revisions-${built.release.year}`, params.file) : reply;
  });
}

function servePlaces(app: FastifyInstance, pages: Pages): void {
  const { workforce } = pages;
  const read = ({ wanted }: { readonly wanted: PlaceWanted }) => workforce.placeRead(wanted);
  app.get<OfPlace>('/workforce/:place', OPEN, async ({ query, params: { place } }, reply) => {
    const asked = placeAsked(place, query);
    const built = await builtOr(reply, pages, asked, read);
    if (!built || !('wanted' in asked)) return reply;
    const choices = placeChoices(workforce, await workforce.releases(), asked.wanted, built);
    return sendBuilt(reply, pages, { address: `/workforce/${place}`, wanted: asked.wanted, built, choices });
  });

  app.get<OfFile>('/workforce/:place/:file', OPEN, async ({ query, params: { place, file } }, reply) => {
    const built = await builtOr(reply, pages, placeAsked(place, query), read);
    return built ? sendFile(reply, pages, built, `${place}-${built.release.year}`, file) : reply;
  });
}

/** What is asked for; null when it cannot be had, and the page that says why is sent. */
async function builtOr<T>(
  reply: FastifyReply,
  { render }: Pages,
  asked: Asked<T>,
  read: (asked: { readonly wanted: T }) => Promise<PublishedRead | null>,
): Promise<PublishedReport | null> {
  const links = [{ href: '/workforce', text: 'All authorities' }];
  if ('sentence' in asked) {
    sendMessage(reply, render, 422, { heading: 'We could not read that address', paragraphs: [asked.sentence], links });
    return null;
  }
  const found = await read(asked);
  if (found?.built) return found.built;
  if (!found) {
    const paragraphs = ['No authority, region or other place of the census has this address.'];
    sendMessage(reply, render, 404, { heading: 'There is no such place', paragraphs, links });
    return null;
  }
  const status = found.problems.some(({ code }) => MISCHOSEN.has(code)) ? 422 : 404;
  const paragraphs = found.problems.map(({ sentence }) => sentence);
  sendMessage(reply, render, status, { heading: 'There are no such figures', paragraphs, links });
  return null;
}

/** What is there, but not to be chosen so; everything else is not there. */
const MISCHOSEN: ReadonlySet<string> = new Set(['benchmark-year', 'measure-unknown']);

interface Shown {
  readonly address: string;
  readonly wanted: PlaceWanted | RevisionsWanted;
  readonly built: PublishedReport;
  readonly choices: readonly unknown[];
}

async function sendBuilt(reply: FastifyReply, { workforce, render }: Pages, shown: Shown): Promise<FastifyReply> {
  const { address, wanted, built, choices } = shown;
  const { title, release } = built;
  const bodyHtml = await workforce.draw(wanted, built);
  const files = offeredFiles(built, address, queryOf(wanted));
  return sendKept(reply, render('workforce/published.njk', { title, release, address, choices, files, bodyHtml }));
}

async function sendFile(
  reply: FastifyReply,
  { world }: Pages,
  built: PublishedReport,
  name: string,
  file: string,
): Promise<FastifyReply | undefined> {
  const write = Object.hasOwn(FILES, file) ? FILES[file] : undefined;
  if (!write) {
    reply.callNotFound();
    return reply;
  }
  const { type, content } = await write(built, dayInWords(world.now()));
  const ending = file.split('.').at(-1)!;
  return reply
    .header('cache-control', KEPT)
    .header('content-disposition', `attachment; filename="workforce-${name}.${ending}"`)
    .type(type)
    .send(content);
}

function sendKept(reply: FastifyReply, page: string): FastifyReply {
  return reply.header('cache-control', KEPT).type('text/html').send(page);
}

/** Regions in alphabetical order, each with its authorities in theirs. */
function byRegion(authorities: readonly AuthorityLink[]) {
  const regions = new Map(authorities.map(({ region, regionAddress }) => [region, regionAddress]));
  return [...regions]
    .map(([region, address]) => ({
      region,
      address,
      authorities: authorities.filter((one) => one.region === region).sort((a, b) => inOrder(a.name, b.name)),
    }))
    .sort((a, b) => inOrder(a.region, b.region));
}

function inOrder(one: string, other: string): number {
  return one.localeCompare(other, 'en-GB');
}
