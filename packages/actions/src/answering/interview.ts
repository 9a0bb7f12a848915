import { type Answers, type Mode, type Path, pathOf } from '@earshot/instrument';
import { type EventKind, findInterview, type InterviewKey, lockInterview, type Queries } from '@earshot/store';
import { type Study, studyIn } from '../study.ts';
import type { World } from '../world.ts';
import { type Refused, refuse } from './refused.ts';
import { tokenHash } from './token.ts';

export type InterviewStatus = 'open' | 'finished' | 'withdrawn';

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

/** Which interview, and how it goes on. */
export interface OpensInterview {
  readonly token: string;
  readonly mode: Mode;
  /** One of the study's; left out, or when it has no such language, the study's own. */
  readonly language?: string | null;
}

/**
 * Loads the interview that a personal link opens. Role: answering.
 * @param purpose to-change takes turns, until the transaction ends, with whoever else changes the same interview.
 */
export async function loadInterview(
  world: World,
  queries: Queries,
  { token, mode, language = null }: OpensInterview,
  purpose: 'to-read' | 'to-change',
): Promise<OpenedInterview | Refused> {
  const hash = tokenHash(token);
  if (!hash) return refuse('no-such-link');
  const key: InterviewKey = { tokenHash: hash };
  if (purpose === 'to-change') await lockInterview(queries, key);
  const stored = await findInterview(queries, key);
  if (!stored) return refuse('no-such-link');
  const found = world.studies.get(stored.studyId);
  if (!found) return refuse('no-such-study');
  const study = studyIn(found, language);
  const { pseudonym, answers, sample, entries } = stored;
  const path = pathOf(study.questionnaire, answers, sample, mode);
  return { study, pseudonym, entries, status: statusOf(stored.events), answers, sample, mode, path };
}

function statusOf(events: readonly EventKind[]): InterviewStatus {
  if (events.includes('withdrawn')) return 'withdrawn';
  const last = events.findLast((kind) => kind === 'finished' || kind === 'reopened');
  return last === 'finished' ? 'finished' : 'open';
}
