import type { Refused, RefusedCode } from '@earshot/actions';
import type { FastifyReply } from 'fastify';
import { type Message, sendMessage } from '../page/message.ts';
import type { Render } from '../page/render.ts';
import { keepingLanguage } from './shown.ts';
import { catalogueFor, sayIn, wordsLanguage } from './words/catalogue.ts';

interface Shown {
  readonly status: number;
  readonly heading: string;
  readonly advice?: string;
  readonly link?: string;
}

/** How a refusal is shown; its sentence stands between the heading and the advice. */
const PAGES: Readonly<Record<RefusedCode, Shown>> = {
  'no-such-study': { status: 404, heading: 'There is no study here' },
  'not-online': { status: 404, heading: 'This study is not online' },
  'needs-open-link': { status: 404, heading: 'You need your own link' },
  'no-open-link': { status: 404, heading: 'This link is not open' },
  'no-address': { status: 422, heading: 'We could not read that address' },
  'no-consent': { status: 422, heading: 'You have not agreed to take part' },
  invited: { status: 409, heading: 'You have not agreed to take part yet', link: 'Read what it is about' },
  'no-such-link': {
    status: 404,
    heading: 'This link does not work',
    advice: 'If you have lost your link, you can start again from the link to the study.',
  },
  finished: {
    status: 409,
    heading: 'Your answers are already sent',
    advice: 'You can still withdraw.',
    link: 'See what happens next',
  },
  withdrawn: {
    status: 410,
    heading: 'You have withdrawn',
    advice: 'Your answers are left out of every result that is worked out from now on. There is nothing more to do.',
  },
  'not-on-path': { status: 404, heading: 'This question is not asked now', link: 'Go to the next question' },
  'not-complete': { status: 409, heading: 'You have not finished yet', link: 'Go to the next question' },
  'no-claim': { status: 409, heading: 'This call is not yours now' },
  'ends-call': { status: 409, heading: 'The call ends here' },
};

interface RefusalPlace {
  readonly token: string;
  readonly language: string | null;
  /** Whom to write to, where the study is known. */
  readonly study?: NonNullable<Message['study']>;
}

/** Sends the page for a refusal, with the way on where there is one. */
export function sendRefusal(
  reply: FastifyReply,
  render: Render,
  refusal: Refused,
  { token, language, study }: RefusalPlace,
): FastifyReply {
  const asked = language ?? 'en';
  const page = { ...PAGES[refusal.refused], ...catalogueFor(asked).refusals[refusal.refused] };
  const { status, heading, advice, link, sentence = refusal.sentence } = page;
  const message: Message = {
    heading,
    paragraphs: advice ? [sentence, advice] : [sentence],
    ...(study ? { study } : {}),
    links: link ? [{ href: keepingLanguage(`/a/${token}`, language), text: link }] : [],
    ...(wordsLanguage(asked) === 'en' ? {} : { lang: wordsLanguage(asked), say: sayIn(asked) }),
  };
  return sendMessage(reply, render, status, message);
}
