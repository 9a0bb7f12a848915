import {
  agreesToNextWave,
  endsTheCall,
  finishWithReach,
  type OpenedInterview,
  openCall,
  openTelephoneInterview,
  type ReachMistakes,
  recordByTelephone,
  type TypedReach,
} from '@earshot/actions';
import { type Fields, pageOf, type Step, stepsOf } from '@earshot/instrument';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sendDeskPage } from '../access/desk-page.ts';
import { endOf } from '../answering/ending.ts';
import type { AsksLanguage } from '../answering/shown.ts';
import { sayIn } from '../answering/words/catalogue.ts';
import { reachMistakes, typedReach } from '../panel/reach-fields.ts';
import type { Pages } from '../parts.ts';
import { confirmationLetter } from '../rights/confirmation-letter.ts';
import { languageOfWords, type Sent, telephoneView } from '../telephone/telephone-view.ts';
import { type Call, callHref, callOf, callsHref, sendCallRefusal } from './call-request.ts';
import { callView } from './call-view.ts';
import { interviewLanguages, languageToKeep } from './interview-language.ts';
import { outcomeView } from './outcome-view.ts';
import { reachView } from './reach-view.ts';

interface QuestionRoute extends AsksLanguage {
  Params: { study: string; person: string; questionId: string };
  Body: Fields | undefined;
}

type QuestionRequest = FastifyRequest<QuestionRoute>;

const CALL = '/desk/:study/calls/:person';
const NEEDS = { config: { needs: 'make_calls' } } as const;

/** The interview by telephone: the same questionnaire as online, in the words and with the keys of an interviewer. */
export function serveInterviewPages(app: FastifyInstance, pages: Pages): void {
  app.get<QuestionRoute>(`${CALL}/interview`, NEEDS, async (request, reply) => {
    const interview = await openedOr(request, reply, pages);
    return interview ? reply.redirect(callHref(callIn(request, interview), openPage(interview)), 303) : reply;
  });

  app.get<QuestionRoute>(`${CALL}/q/:questionId`, NEEDS, async (request, reply) => {
    const interview = await openedOr(request, reply, pages);
    if (!interview) return reply;
    const steps = pageOf(interview.path, request.params.questionId);
    if (steps.length === 0) return reply.redirect(callHref(callIn(request, interview), openPage(interview)), 303);
    return sendQuestions(request, reply, pages, { interview, steps, sent: null });
  });

  app.post<QuestionRoute>(`${CALL}/q/:questionId`, NEEDS, async (request, reply) => {
    const { viewer, call } = callOf(request);
    const fields = request.body ?? {};
    const { questionId } = request.params;
    const recorded = await recordByTelephone(pages.world, viewer, { ...call, questionId, fields });
    if ('refused' in recorded) return sendCallRefusal(reply, pages, call.studyId, recorded);
    if ('errors' in recorded) {
      const { interview, steps, errors, doubts } = recorded;
      return sendQuestions(request, reply.code(422), pages, { interview, steps, sent: { fields, errors, doubts } });
    }
    return reply.redirect(callHref(call, recorded.next === null ? '/end' : `/q/${recorded.next}`), 303);
  });

  app.get<QuestionRoute>(`${CALL}/end`, NEEDS, (request, reply) => sendEnd(request, reply, pages));

  app.post<QuestionRoute>(`${CALL}/end`, NEEDS, async (request, reply) => {
    const { viewer, call } = callOf(request);
    const interview = await openedOr(request, reply, pages);
    if (!interview) return reply;
    const typed = typedReach(request.body);
    const letter = confirmationLetter(pages, interview.study);
    const finished = await finishWithReach(pages.world, viewer, call, { typed, letter });
    if ('mistakes' in finished) return sendEnd(request, reply.code(422), pages, { typed, ...finished });
    if (!('refused' in finished)) return reply.redirect(`${callsHref(call.studyId)}?noted=complete`, 303);
    if (finished.refused === 'not-complete') return reply.redirect(callHref(call, '/interview'), 303);
    if (finished.refused === 'ends-call') return reply.redirect(callHref(call, '/end'), 303);
    return sendCallRefusal(reply, pages, call.studyId, finished);
  });
}

async function openedOr(request: QuestionRequest, reply: FastifyReply, pages: Pages): Promise<OpenedInterview | null> {
  const { viewer, call } = callOf(request);
  const interview = await openTelephoneInterview(pages.world, viewer, call);
  if (!('refused' in interview)) return interview;
  if (interview.refused === 'not-agreed') await reply.redirect(callHref(call, '/agree'), 303);
  else await sendCallRefusal(reply, pages, call.studyId, interview);
  return null;
}

/** The call with the language that its interview is in. */
function callIn(request: QuestionRequest, { study }: OpenedInterview): Call {
  return { ...callOf(request).call, language: languageToKeep(study, study.questionnaire.language) };
}

/** The page of the open question; the end where none is open. */
function openPage({ path }: OpenedInterview): string {
  return path.next ? `/q/${pageOf(path, path.next.question.id)[0]!.question.id}` : '/end';
}

/** The page before that of a question; that of the consent before the first. @param questionId null stands for the end. */
function previousPage({ path }: OpenedInterview, questionId: string | null): string {
  const ids = stepsOf(path).map((step) => step.question.id);
  const first = questionId === null ? null : pageOf(path, questionId)[0]!.question.id;
  const previous = ids[(first === null ? ids.length : ids.indexOf(first)) - 1];
  return previous ? `/q/${pageOf(path, previous)[0]!.question.id}` : '';
}

interface ShownQuestions {
  readonly interview: OpenedInterview;
  readonly steps: readonly Step[];
  readonly sent: Sent | null;
}

function sendQuestions(
  request: QuestionRequest,
  reply: FastifyReply,
  pages: Pages,
  { interview, steps, sent }: ShownQuestions,
): FastifyReply {
  const { study, path, answers } = interview;
  const { id } = steps[0]!.question;
  const page = `/q/${id}`;
  const call = callIn(request, interview);
  const own = pages.world.studies.get(study.id) ?? study;
  return sendDeskPage(reply, pages, 'calls/question.njk', {
    study: own,
    block: steps[0]!.block.title,
    answered: path.answered.length,
    view: telephoneView({ questionnaire: study.questionnaire, path, steps, answers }, sent),
    interviewLanguages: interviewLanguages(own, call, page),
    action: callHref(call, page),
    openHref: openPage(interview) === page ? null : callHref(call, openPage(interview)),
    breakHref: callHref(call, '/break'),
    backHref: callHref(call, previousPage(interview, id)),
  });
}

/** The end: of the interview, which is sent, or of the call only, where the answers lead to another time or to nothing. */
async function sendEnd(
  request: QuestionRequest,
  reply: FastifyReply,
  pages: Pages,
  wrong: (ReachMistakes & { readonly typed: TypedReach }) | null = null,
): Promise<FastifyReply> {
  const interview = await openedOr(request, reply, pages);
  if (!interview) return reply;
  const ending = endOf(interview);
  const call = callIn(request, interview);
  if (!ending) return reply.redirect(callHref(call, openPage(interview)), 303);
  const { viewer } = callOf(request);
  const opened = await openCall(pages.world, viewer, call);
  if ('refused' in opened) return sendCallRefusal(reply, pages, call.studyId, opened);
  return sendDeskPage(reply, pages, 'calls/end.njk', {
    ...callView(opened, viewer.accountId, '/end'),
    ending,
    endingLang: languageOfWords(interview.study.questionnaire.language),
    endsCall: endsTheCall(ending.outcome, 'telephone'),
    outcome: outcomeView(opened, 'interviewing', { disposition: SUGGESTED[ending.outcome] ?? '' }),
    sendsMail: pages.sendsMail,
    reach: agreesToNextWave(interview) ? reachView(interview, opened, wrong?.typed) : null,
    mistakes: wrong ? reachMistakes(wrong.mistakes, sayIn('en')) : [],
    answered: interview.path.answered.length,
    backHref: callHref(call, previousPage(interview, null)),
  });
}

/** What is picked beforehand where a questionnaire ends a call; the interviewer can pick another. */
const SUGGESTED: Readonly<Record<string, string>> = {
  appointment: 'hard_appointment',
  call_back: 'call_back',
  refused: 'refusal',
};
