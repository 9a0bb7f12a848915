import { findOpenLink, type Refused, type Study, sendReturnLink, startInterview, studyIn } from '@earshot/actions';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { fieldOf } from '../page/form-field.ts';
import { sendMessage } from '../page/message.ts';
import type { Pages } from '../parts.ts';
import { sendRefusal } from './refusals.ts';
import { type AsksLanguage, addressIn, languageAsked, shownAt } from './shown.ts';
import { catalogueFor } from './words/catalogue.ts';

interface Address extends AsksLanguage {
  Params: { study: string; code?: string };
  Body: { consent?: string | string[]; email?: string | string[] } | undefined;
}

/** Which open link, and in which language. */
interface Came {
  readonly studyId: string;
  readonly openCode: string | null;
  readonly language: string | null;
}

const PLACES = ['/take/:study', '/take/:study/:code'];

/**
 * The open links, of a study and of its authorities: what the study is, that taking part is a choice, the consent that
 * starts an interview, and a link of one’s own by mail.
 */
export function serveLanding(app: FastifyInstance, pages: Pages): void {
  for (const place of PLACES) {
    app.get<Address>(place, { config: { needs: 'nothing' } }, async ({ params, query }, reply) =>
      sendOpenLanding(reply, pages, cameTo(params, query), null),
    );

    app.post<Address>(
      place,
      { config: { needs: 'nothing', limit: 'starts' } },
      async ({ params, query, body }, reply) => {
        const came = cameTo(params, query);
        const started = await startInterview(pages.world, { ...came, consents: body?.consent === 'yes', mode: 'web' });
        if ('refused' in started) return sendOpenLanding(reply, pages, came, { refused: started, field: 'consent' });
        const study = studyIn(pages.world.studies.get(came.studyId)!, came.language);
        return reply.redirect(addressIn(pages, study, `/a/${started.token}`), 303);
      },
    );
  }

  for (const place of ['/link/:study', '/link/:study/:code']) {
    app.post<Address>(
      place,
      { config: { needs: 'nothing', limit: 'returnLinks' } },
      async ({ params, query, body }, reply) => {
        const email = fieldOf(body, 'email');
        return sendLinkTo(reply, pages, cameTo(params, query), email);
      },
    );
  }
}

function cameTo(params: Address['Params'], query: Address['Querystring']): Came {
  return { studyId: params.study, openCode: params.code ?? null, language: languageAsked(query) };
}

/** What was wrong with one of the page’s two forms. */
interface Wrong {
  readonly refused: Refused;
  readonly field: 'consent' | 'email';
  readonly email?: string;
}

async function sendOpenLanding(
  reply: FastifyReply,
  pages: Pages,
  came: Came,
  wrong: Wrong | null,
): Promise<FastifyReply> {
  const link = await findOpenLink(pages.world, came);
  if ('refused' in link) return sendClosed(reply, pages, came, link);
  const study = studyIn(link.study, came.language);
  const offersLink = study.fieldwork !== null && pages.sendsMail && study.questionnaire.modes.includes('web');
  const { field = 'consent', email = '' } = wrong ?? {};
  return sendLanding(reply.code(wrong ? 422 : 200), pages, study, wrong?.refused ?? null, {
    here: pathOf('take', came),
    field,
    through: link.openedBy?.name ?? null,
    returnLink: offersLink ? { action: addressIn(pages, study, pathOf('link', came)), email } : null,
  });
}

/** The same page whether or not the address is known, so that nobody can find out who takes part. */
async function sendLinkTo(reply: FastifyReply, pages: Pages, came: Came, email: string): Promise<FastifyReply> {
  const found = pages.world.studies.get(came.studyId);
  const study = found && studyIn(found, came.language);
  if (!study || !pages.sendsMail) {
    reply.callNotFound();
    return reply;
  }
  const all = await shownAt(pages, study, pathOf('take', came));
  const letter = { subject: all.say('return_subject', study.title), text: all.say('return_text', study.title) };
  const sent = await sendReturnLink(pages.world, { ...came, email, letter });
  if ('refused' in sent) return sendOpenLanding(reply, pages, came, { refused: sent, field: 'email', email });
  return sendMessage(reply, pages.render, 200, {
    ...all,
    heading: all.say('return_sent'),
    paragraphs: [all.say('return_sent_to', email.trim()), all.say('return_sent_once')],
  });
}

function pathOf(page: 'take' | 'link', { studyId, openCode }: Came): string {
  return `/${page}/${studyId}${openCode === null ? '' : `/${openCode}`}`;
}

/** What stands on the page beside the study’s own words. */
interface Landing {
  /** The page’s own address, to which the form is sent. */
  readonly here: string;
  readonly field?: Wrong['field'];
  /** The authority that passed the link on; null where there is none. */
  readonly through?: string | null;
  /** The form by which a link is sent; null where none can be. */
  readonly returnLink?: { readonly action: string; readonly email: string } | null;
}

/**
 * What the study is, that taking part is a choice, and the box to tick.
 * @param refused what was wrong with the form; null when it was not sent yet.
 */
export async function sendLanding(
  reply: FastifyReply,
  pages: Pages,
  study: Study,
  refused: Refused | null,
  { here, field = 'consent', through = null, returnLink = null }: Landing,
): Promise<FastifyReply> {
  const own = refused && catalogueFor(study.questionnaire.language).refusals[refused.refused]?.sentence;
  const error = own ?? refused?.sentence ?? null;
  const shown = { ...(await shownAt(pages, study, here)), action: addressIn(pages, study, here) };
  const context = { ...shown, error, field, through, returnLink };
  return reply.type('text/html').send(pages.render('answering/landing.njk', context));
}

function sendClosed(reply: FastifyReply, pages: Pages, { studyId, language }: Came, refused: Refused): FastifyReply {
  if (refused.refused !== 'no-such-study') {
    const { organisation, title, contact } = pages.world.studies.get(studyId)!;
    return sendRefusal(reply, pages.render, refused, { token: '', language, study: { organisation, title, contact } });
  }
  return sendMessage(reply, pages.render, 404, {
    heading: 'There is no study here',
    paragraphs: ['No study is open at this address. Check the link, or ask whoever sent it to you.'],
  });
}
