import { type Answers, type Mode, type Path, pathOf } from '@earshot/instrument';
import {
  type EventKind,
  findInterview,
  type Holder,
  type InterviewKey,
  lockInterview,
  type Queries,
  renewClaim,
} from '@earshot/store';
import { type Study, studyIn } from '../study.ts';
import type { World } from '../world.ts';
import { type Refused, refuse } from './refused.ts';
import { tokenHash } from './token.ts';

/** Invited: has a link of their own, and has not agreed to take part yet. */
export type InterviewStatus = 'invited' | 'open' | 'finished' | 'withdrawn';

/** One person's interview as it stands now, replayed from what was appended to it. */
export interface OpenedInterview {
  /** In the language that it goes on in. */
  readonly study: Study;
  readonly pseudonym: string;
  /** How many answers and events it has, as the store counts them: by it `appendPage` knows that nothing has changed. */
  readonly entries: number;
  readonly status: InterviewStatus;
  /** Everything that was said, on the path or off it. */
  readonly answers: Answers;
  readonly sample: Answers;
  /** How it goes on now; what was answered in another mode counts. */
  readonly mode: Mode;
  readonly path: Path;
}

/** How long an interviewer holds a person after each thing that they do in the call, in milliseconds. */
export const HOLD = 20 * 60_000;

/** Who opens an interview: whoever has a link, or the interviewer who holds the person. */
export type OpenedBy = { readonly token: string } | { readonly caller: Holder };

/** Which interview, and how it goes on. */
export type OpensInterview = OpenedBy & {
  readonly mode: Mode;
  /** One of the study's; left out, or when it has no such language, the study's own. */
  readonly language?: string | null;
};

/** Who did something in an interview, as the audit names them. */
export function actorOf(opened: OpenedBy): string {
  return 'caller' in opened ? opened.caller.accountId : 'respondent';
}

/**
 * Loads the interview that a personal link opens, or that of a person whom an interviewer holds: the claim is renewed
 * with it, and what was answered is not shown once it is sent. Role: answering.
 * @param purpose to-change takes turns, until the transaction ends, with whoever else changes the same interview.
 */
export async function loadInterview(
  world: World,
  queries: Queries,
  opens: OpensInterview,
  purpose: 'to-read' | 'to-change',
): Promise<OpenedInterview | Refused> {
  const { mode, language = null } = opens;
  const key = await keyFor(world, queries, opens);
  if ('refused' in key) return key;
  if (purpose === 'to-change') await lockInterview(queries, key);
  const stored = await findInterview(queries, key);
  if (!stored) return refuse('no-such-link');
  const found = world.studies.get(stored.studyId);
  if (!found) return refuse('no-such-study');
  const study = studyIn(found, language);
  const { pseudonym, sample, entries } = stored;
  const status = statusOf(stored.events);
  const answers = 'caller' in opens && status !== 'open' ? {} : stored.answers;
  const path = pathOf(study.questionnaire, answers, sample, mode);
  return { study, pseudonym, entries, status, answers, sample, mode, path };
}

async function keyFor(world: World, queries: Queries, opens: OpensInterview): Promise<InterviewKey | Refused> {
  if ('caller' in opens) {
    const at = world.now();
    const claim = await renewClaim(queries, opens.caller, { at, until: new Date(at.getTime() + HOLD) });
    return claim ? { pseudonym: claim.pseudonym } : refuse('no-claim');
  }
  const hash = tokenHash(opens.token);
  return hash ? { tokenHash: hash } : refuse('no-such-link');
}

function statusOf(events: readonly EventKind[]): InterviewStatus {
  if (events.includes('withdrawn')) return 'withdrawn';
  const last = events.findLast((kind) => kind === 'finished' || kind === 'reopened');
  if (last === 'finished') return 'finished';
  return events.includes('consented') ? 'open' : 'invited';
}
