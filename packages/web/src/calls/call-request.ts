import type { Viewer } from '@earshot/actions';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { signedIn } from '../access/guard.ts';
import { sendMessage } from '../page/message.ts';
import { refusalStatus } from '../page/refusal-status.ts';
import type { Pages } from '../parts.ts';

/** What a form of a call sends. */
export type CallFields = Readonly<Record<string, string | readonly string[] | undefined>>;

/** The address of everything that belongs to one call. */
export interface CallRoute {
  Params: { study: string; person: string };
  Body: CallFields | undefined;
}

export type CallRequest = FastifyRequest<CallRoute>;

/** Whose call a request is about, and who asks. */
export function callOf({ params, viewer }: Pick<CallRequest, 'params' | 'viewer'>): {
  readonly viewer: Viewer;
  readonly call: { readonly studyId: string; readonly pseudonym: string };
} {
  return { viewer: signedIn({ viewer }), call: { studyId: params.study, pseudonym: params.person } };
}

/** The address of an interviewer’s own page. */
export function callsHref(studyId: string): string {
  return `/desk/${encodeURIComponent(studyId)}/calls`;
}

/** The address of a page of a call. @param page such as `/agree`; left out, the call itself. */
export function callHref({ studyId, pseudonym }: { studyId: string; pseudonym: string }, page = ''): string {
  return `${callsHref(studyId)}/${encodeURIComponent(pseudonym)}${page}`;
}

/** One text of a form: the first, where a name was sent several times; empty where it was not sent. */
export function textIn(fields: CallFields | undefined, name: string): string {
  const [first = ''] = [fields?.[name] ?? ''].flat();
  return first;
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
