import type { PlaceWanted, PublishedRead, PublishedReport, RevisionsWanted } from '@earshot/actions';
import { dayInWords } from '@earshot/fieldwork';
import type { FastifyReply } from 'fastify';
import { sendMessage } from '../page/message.ts';
import type { Pages } from '../parts.ts';
import type { Asked } from './asked-for.ts';
import { type Choice, queryOf } from './choices.ts';
import { FILES, offeredFiles } from './files.ts';

/** A page of published figures, by what is wanted of it. */
export interface PageOf<Wanted extends PlaceWanted | RevisionsWanted> {
  /** The part of its address after `/workforce/`. */
  readonly name: string;
  readonly asked: Asked<Wanted>;
  /** Null where there is no such place. */
  read(wanted: Wanted): Promise<PublishedRead | null>;
  choices(wanted: Wanted, built: PublishedReport): Promise<Choice[]>;
}

/** They change with a release of Earshot or of DfE’s files, and say nothing of whoever reads them. */
const KEPT = 'public, max-age=600';

/** Sends the page, or the one that says why there is none. */
export async function sendPage<Wanted extends PlaceWanted | RevisionsWanted>(
  reply: FastifyReply,
  pages: Pages,
  page: PageOf<Wanted>,
): Promise<FastifyReply> {
  const found = await madeOf(page);
  if ('status' in found) return sendWhyNot(reply, pages, found);
  const { wanted, built } = found;
  const address = `/workforce/${page.name}`;
  const { title, release } = built;
  const choices = await page.choices(wanted, built);
  const files = offeredFiles(built, address, queryOf(wanted));
  const bodyHtml = await pages.workforce.draw(wanted, built);
  const context = { title, release, address, choices, files, bodyHtml };
  return sendKept(reply, pages.render('workforce/published.njk', context));
}

/** Sends a page’s figures as a file, by the last part of its address; not found where there is no such file. */
export async function sendFile<Wanted extends PlaceWanted | RevisionsWanted>(
  reply: FastifyReply,
  pages: Pages,
  page: PageOf<Wanted>,
  file: string,
): Promise<FastifyReply> {
  const write = Object.hasOwn(FILES, file) ? FILES[file] : undefined;
  if (!write) {
    reply.callNotFound();
    return reply;
  }
  const found = await madeOf(page);
  if ('status' in found) return sendWhyNot(reply, pages, found);
  const { type, content } = await write(found.built, dayInWords(pages.world.now()));
  const name = `workforce-${page.name}-${found.built.release.year}.${file.split('.').at(-1)}`;
  return reply
    .header('cache-control', KEPT)
    .header('content-disposition', `attachment; filename="${name}"`)
    .type(type)
    .send(content);
}

/** Sends HTML that a browser and a proxy may keep for some minutes. */
export function sendKept(reply: FastifyReply, page: string): FastifyReply {
  return reply.header('cache-control', KEPT).type('text/html').send(page);
}

interface WhyNot {
  readonly status: 404 | 422;
  readonly heading: string;
  readonly paragraphs: readonly string[];
}

/** What is there, but not to be chosen so; everything else is not there. */
const MISCHOSEN: ReadonlySet<string> = new Set(['benchmark-year', 'measure-unknown']);

async function madeOf<Wanted extends PlaceWanted | RevisionsWanted>({
  asked,
  read,
}: PageOf<Wanted>): Promise<{ readonly wanted: Wanted; readonly built: PublishedReport } | WhyNot> {
  if ('sentence' in asked) {
    return { status: 422, heading: 'We could not read that address', paragraphs: [asked.sentence] };
  }
  const found = await read(asked.wanted);
  if (!found) {
    const paragraphs = ['No authority, region or other place of the census has this address.'];
    return { status: 404, heading: 'There is no such place', paragraphs };
  }
  const { built, problems } = found;
  if (built) return { wanted: asked.wanted, built };
  const status = problems.some(({ code }) => MISCHOSEN.has(code)) ? 422 : 404;
  return { status, heading: 'There are no such figures', paragraphs: problems.map(({ sentence }) => sentence) };
}

function sendWhyNot(reply: FastifyReply, { render }: Pages, { status, heading, paragraphs }: WhyNot): FastifyReply {
  const links = [{ href: '/workforce', text: 'All authorities' }];
  return sendMessage(reply, render, status, { heading, paragraphs, links });
}
