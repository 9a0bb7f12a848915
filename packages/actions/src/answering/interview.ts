import { type Answers, type Mode, type Path, pathOf } from '@earshot/instrument';
import {
  currentAnswers,
  eventsOf,
  findByTokenHash,
  type InterviewEvent,
  lockRespondent,
  type Queries,
} from '@earshot/store';
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

/** Loads the interview that a personal link opens. Role: answering. */
export async function loadInterview(
  world: World,
  queries: Queries,
  { token, mode, language = null }: OpensInterview,
  purpose: 'to-read' | 'to-change',
): Promise<OpenedInterview | Refused> {
  const hash = tokenHash(token);
  const respondent = hash && (await findByTokenHash(queries, hash));
  if (!respondent) return refuse('no-such-link');
  const { pseudonym, studyId, sample } = respondent;
  const found = world.studies.get(studyId);
  if (!found) return refuse('no-such-study');
  const study = studyIn(found, language);
  if (purpose === 'to-change') await lockRespondent(queries, pseudonym);
  const status = statusOf(await eventsOf(queries, pseudonym));
  // Who has withdrawn is not read any more, not even for themselves.
  const answers = status === 'withdrawn' ? {} : await currentAnswers(queries, pseudonym);
  const path = pathOf(study.questionnaire, answers, sample, mode);
  return { study, pseudonym, status, answers, sample, mode, path };
}

function statusOf(events: readonly InterviewEvent[]): InterviewStatus {
  const kinds = new Set(events.map((event) => event.kind));
  if (kinds.has('withdrawn')) return 'withdrawn';
  return kinds.has('finished') ? 'finished' : 'open';
}
