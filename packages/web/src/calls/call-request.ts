import type { Viewer } from '@earshot/actions';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { signedIn } from '../access/guard.ts';
import { type AsksLanguage, languageAsked } from '../answering/shown.ts';
import { sendMessage } from '../page/message.ts';
import { refusalStatus } from '../page/refusal-status.ts';
import type { Pages } from '../parts.ts';

/** What a form of a call sends. */
export type CallFields = Readonly<Record<string, string | readonly string[] | undefined>>;

/** The address of everything that belongs to one call; the language of its interview is kept in it, as online. */
export interface CallRoute extends AsksLanguage {
  Params: { study: string; person: string };
  Body: CallFields | undefined;
}

export type CallRequest = FastifyRequest<CallRoute>;

/** Which call, and the language that its interview is to go on in; null for the one that was agreed on. */
export interface Call {
  readonly studyId: string;
  readonly pseudonym: string;
  readonly language: string | null;
}

/** Whose call a request is about, and who asks. */
export function callOf({ params, query, viewer }: Pick<CallRequest, 'params' | 'query' | 'viewer'>): {
  readonly viewer: Viewer;
  readonly call: Call;
} {
  const call = { studyId: params.study, pseudonym: params.person, language: languageAsked(query) };
  return { viewer: signedIn({ viewer }), call };
}

/** The address of an interviewer’s own page. */
export function callsHref(studyId: string): string {
  return `/desk/${encodeURIComponent(studyId)}/calls`;
}

/** The address of a page of a call, in the language of its interview. @param page such as `/agree`; left out, the call itself. */
export function callHref({ studyId, pseudonym, language }: Call, page = ''): string {
  const href = `${callsHref(studyId)}/${encodeURIComponent(pseudonym)}${page}`;
  if (language === null) return href;
  return `${href}${page.includes('?') ? '&' : '?'}lang=${encodeURIComponent(language)}`;
}

/** Every text that was sent under a name. */
export function textsIn(fields: CallFields | undefined, name: string): string[] {
  return [fields?.[name] ?? []].flat();
}

/** Says why something about a call is not possible, with the way back to one’s own calls. */
export function sendCallRefusal(
  reply: FastifyReply,
  { render }: Pick<Pages, 'render'>,
  studyId: string,
  { refused, sentence }: { readonly refused: string; readonly sentence: string },
): FastifyReply {
  const status = refusalStatus(refused);
  return sendMessage(reply, render, status, {
    heading: status === 409 ? 'This call cannot go on here' : 'There are no calls here',
    paragraphs: [sentence, 'What was answered and noted before is kept.'],
    links: status === 409 ? [{ href: callsHref(studyId), text: 'Your calls' }] : [{ href: '/desk', text: 'The desk' }],
  });
}
