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
import { appendAnswers, appendAudit } from '@earshot/store';
import type { World } from '../world.ts';
import { loadInterview, type OpenedInterview, type OpensInterview } from './interview.ts';
import { type Refused, refuse } from './refused.ts';

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

/**
 * Reads one submitted page and appends what it says; an earlier answer to the same question stays in the store.
 * Refuses with `no-such-link`, `no-such-study`, `finished`, `withdrawn`, or `not-on-path`.
 */
export function recordAnswer(
  world: World,
  page: OpensInterview & { readonly questionId: string; readonly fields: Fields },
): Promise<Recorded | Mistaken | Refused> {
  return world.store.transaction('answering', async (queries) => {
    const interview = await loadInterview(world, queries, page, 'to-change');
    if ('refused' in interview) return interview;
    const { study, pseudonym, status, path } = interview;
    if (status !== 'open') return refuse(status);
    const steps = pageOf(path, page.questionId);
    if (steps.length === 0) return refuse('not-on-path');
    const { mode, fields } = page;
    const read = readPage(steps, fields, { questionnaire: study.questionnaire, mode, values: path.values });
    if ('errors' in read) return { interview, steps, ...read };

    const at = world.now();
    const given = [...read.answers].map(([questionId, values]) => ({ pseudonym, questionId, values, mode, at }));
    await appendAnswers(queries, given);
    const entry = { at, actor: 'respondent', action: 'record-answer', studyId: study.id, pseudonym };
    // Which wording it was an answer to: the questionnaire's version, and the language that it was read in.
    const asked = { questionnaireSha256: study.questionnaireHash, language: study.questionnaire.language };
    for (const { questionId } of given) await appendAudit(queries, { ...entry, detail: { questionId, ...asked } });
    const answers = Object.assign({}, interview.answers, ...read.answers.values());
    return { next: following(steps.at(-1)!.question.id, { ...interview, answers }) };
  });
}

function following(questionId: string, { study, answers, sample, mode }: OpenedInterview): string | null {
  const steps = stepsOf(pathOf(study.questionnaire, answers, sample, mode));
  const position = steps.findIndex((step) => step.question.id === questionId);
  return steps[position + 1]?.question.id ?? null;
}
