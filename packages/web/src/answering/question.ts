import { type Mistaken, type OpenedInterview, recordAnswer } from '@earshot/actions';
import { type Fields, namesOf, pageOf, type Step } from '@earshot/instrument';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { remember, rememberRendered } from '../page/remembered.ts';
import type { Render } from '../page/render.ts';
import type { Pages } from '../parts.ts';
import {
  nextHref,
  type PersonalAddress,
  previousHref,
  questionPage,
  type Visit,
  visitOf,
  withInterview,
} from './interview.ts';
import { pageView } from './page-view.ts';
import { sendRefusal } from './refusals.ts';
import { keepingLanguage, languageAsked } from './shown.ts';

interface Address extends PersonalAddress {
  Params: { token: string; questionId: string };
  Body: Fields | undefined;
}

/** The pages of the questions. Which comes next is worked out from the answers, every time. */
export function serveQuestions(app: FastifyInstance, pages: Pages): void {
  const sendPage = pageSender(pages);
  const show = withInterview<Address>(pages, (visit, reply, { questionId }) => {
    const { interview, href } = visit;
    if (interview.status !== 'open') return reply.redirect(href(), 303);
    const steps = pageOf(interview.path, questionId);
    if (steps.length === 0) return reply.redirect(nextHref(visit), 303);
    return sendPage(reply, visit, { steps });
  });
  app.get<Address>('/a/:token/q/:questionId', { config: { needs: 'personal_link' } }, show);

  app.post<Address>('/a/:token/q/:questionId', { config: { needs: 'personal_link' } }, async (request, reply) => {
    const { token, questionId } = request.params;
    const fields = request.body ?? {};
    const language = languageAsked(request.query);
    const outcome = await recordAnswer(pages.world, { token, questionId, fields, mode: 'web', language });
    if ('refused' in outcome) return sendRefusal(reply, pages.render, outcome, { token, language });
    if ('errors' in outcome) {
      const visit = visitOf(pages, outcome.interview, token);
      return sendPage(reply.code(422), visit, { steps: outcome.steps, written: { ...outcome, fields } });
    }
    const next = outcome.next === null ? '/finish' : questionPage(outcome.next);
    return reply.redirect(keepingLanguage(`/a/${token}${next}`, language), 303);
  });
}

interface Sent {
  readonly steps: readonly Step[];
  /** What could not be kept. */
  readonly written?: Mistaken & { readonly fields: Fields };
}

type SendPage = (reply: FastifyReply, visit: Visit, sent: Sent) => Promise<FastifyReply>;

/**
 * Sends pages of questions. One that nothing was said on yet is the same for everybody who is asked in the same words,
 * but for the token in its links: it is rendered once with a token that stands in for theirs.
 */
function pageSender(pages: Pages): SendPage {
  const { render, world } = pages;
  const standIn = Buffer.from(world.randomBytes(16)).toString('base64url');
  const once = rememberRendered(render, KEPT_PAGES);
  const pieces = remember<readonly Buffer[]>(KEPT_PAGES);
  return async (reply, visit, sent) => {
    const { interview, token } = visit;
    if (!isBlank(interview, sent)) {
      return reply.type('text/html').send(render(TEMPLATE, await contextOf(pages, visit, sent)));
    }
    const { id, questionnaire } = interview.study;
    const key = (shown: object): string => JSON.stringify({ ...shown, study: [id, questionnaire.language] });
    const part: Render = (template, shown) => once(template, key(shown), () => shown);
    const context = await contextOf({ ...pages, render: part }, visitOf(pages, interview, standIn), sent);
    const page = pieces(key(context), () => piecesOf(render(TEMPLATE, context), standIn));
    return reply.type('text/html').send(joined(page, token));
  };
}

/** The bytes of a page between the places of a word: a page that is kept as bytes need not be encoded again and again. */
function piecesOf(html: string, word: string): Buffer[] {
  return html.split(word).map((piece) => Buffer.from(piece));
}

function joined(pieces: readonly Buffer[], word: string): Buffer {
  const between = Buffer.from(word);
  return Buffer.concat(pieces.flatMap((piece, index) => (index === 0 ? [piece] : [between, piece])));
}

const TEMPLATE = 'answering/question.njk';
const KEPT_PAGES = 500;

/** Whether a page shows nothing that this person has said on it. */
function isBlank({ answers }: OpenedInterview, { steps, written }: Sent): boolean {
  return !written && steps.every(({ question }) => namesOf(question).every((name) => answers[name] === undefined));
}

async function contextOf(pages: Pages, visit: Visit, { steps, written }: Sent) {
  const { interview, href } = visit;
  const [first] = steps;
  if (!first) throw new Error('contextOf: steps must hold a question.');
  const { id } = first.question;
  const shown = await visit.shown(questionPage(id));
  const speaking = { say: shown.say, render: pages.render };
  return {
    ...shown,
    href,
    action: href(questionPage(id)),
    view: pageView({ ...interview, questionnaire: shown.study.questionnaire, steps, ...speaking }, written ?? null),
    backHref: previousHref(visit, id),
  };
}
