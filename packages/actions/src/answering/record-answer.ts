import type { Row } from '@earshot/dataset';
import {
  type Doubt,
  type Fields,
  type FormError,
  pageOf,
  pathOf,
  readPage,
  type Step,
  stepsOf,
} from '@earshot/instrument';
import { type AnsweredPage, appendPage, type Queries } from '@earshot/store';
import type { World } from '../world.ts';
import { actorOf, loadInterview, type OpenedInterview, type OpensInterview } from './interview.ts';
import { lastSeen, rememberSeen } from './last-seen.ts';
import { type Refused, refuse } from './refused.ts';
import { tokenHash } from './token.ts';

export interface Recorded {
  /** The question after this page on the path as it leads now; null when this was the last. */
  readonly next: string | null;
}

/** A page that could not be read; nothing was recorded. */
export interface Mistaken {
  readonly interview: OpenedInterview;
  /** The questions of the page. */
  readonly steps: readonly Step[];
  readonly errors: readonly FormError[];
  /** What is unlikely, and may be confirmed. */
  readonly doubts: readonly Doubt[];
}

/** How often a page is worked out anew, because something else was appended to the interview in the meantime. */
const ATTEMPTS = 50;

/**
 * Reads one submitted page and appends what it says; an earlier answer to the same question stays in the store.
 * Refuses with `no-such-link`, `no-claim`, `no-such-study`, `finished`, `withdrawn`, or `not-on-path`.
 *
 * What is appended rests on what was seen last, or read just before. It is appended, audit and all, by one statement
 * that does so only while nothing else has been; otherwise it is worked out again from what the interview has become.
 * Only what is appended may rest on what was seen: a refusal or a mistake is always told from what was read.
 */
export async function recordAnswer(world: World, page: SentPage): Promise<Recorded | Mistaken | Refused> {
  const queries = world.store.statements('answering');
  const seen = lastSeen(world, page);
  const quick = seen && (await tryToRecord(world, queries, page, seen));
  if (quick && 'next' in quick) return quick;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const interview = await loadInterview(world, queries, page, 'to-read');
    if ('refused' in interview) return interview;
    const outcome = await tryToRecord(world, queries, page, interview);
    if (outcome) return outcome;
  }
  throw new Error(`recordAnswer: an interview changed ${ATTEMPTS} times while one page of it was read.`);
}

/** Null when the interview is no longer what it was: nothing was recorded then. */
async function tryToRecord(
  world: World,
  queries: Queries,
  page: SentPage,
  interview: OpenedInterview,
): Promise<Recorded | Mistaken | Refused | null> {
  const read = readSentPage(interview, page);
  if (!('answers' in read)) return read;
  if (!(await appendPage(queries, appended(world, interview, page, read.answers)))) return null;
  const now = followed(interview, read.answers);
  rememberSeen(world, page, now);
  return { next: questionAfter(read.steps.at(-1)!.question.id, now) };
}

type SentPage = OpensInterview & { readonly questionId: string; readonly fields: Fields };

interface Read {
  readonly steps: readonly Step[];
  /** By question. */
  readonly answers: ReadonlyMap<string, Row>;
}

function readSentPage(interview: OpenedInterview, { questionId, fields, mode }: SentPage): Read | Mistaken | Refused {
  const { study, status, path } = interview;
  if (status !== 'open') return refuse(status);
  const steps = pageOf(path, questionId);
  if (steps.length === 0) return refuse('not-on-path');
  const read = readPage(steps, fields, { questionnaire: study.questionnaire, mode, values: path.values });
  return 'errors' in read ? { interview, steps, ...read } : { steps, ...read };
}

function appended(
  world: World,
  { study, pseudonym, entries }: OpenedInterview,
  page: SentPage,
  given: Read['answers'],
): AnsweredPage {
  // Which wording it was an answer to: the questionnaire's version, and the language that it was read in.
  const detail = { questionnaireSha256: study.questionnaireHash, language: study.questionnaire.language };
  const answers = [...given].map(([questionId, values]) => ({ questionId, values }));
  const by = { tokenHash: 'token' in page ? tokenHash(page.token) : null, actor: actorOf(page) };
  return { ...by, pseudonym, entries, answers, mode: page.mode, at: world.now(), studyId: study.id, detail };
}

/** The interview as it is with answers that have just been appended to it. */
function followed(interview: OpenedInterview, given: Read['answers']): OpenedInterview {
  const { study, sample, mode } = interview;
  const answers = Object.assign({}, interview.answers, ...given.values());
  const path = pathOf(study.questionnaire, answers, sample, mode);
  return { ...interview, answers, path, entries: interview.entries + given.size };
}

function questionAfter(questionId: string, { path }: OpenedInterview): string | null {
  const steps = stepsOf(path);
  const position = steps.findIndex((step) => step.question.id === questionId);
  return steps[position + 1]?.question.id ?? null;
}
