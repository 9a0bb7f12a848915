import { type Fields, type FormError, type Mode, pathOf, readForm, type Step, stepsOf } from '@earshot/instrument';
import { appendAnswers, appendAudit } from '@earshot/store';
import type { World } from '../world.ts';
import { loadInterview, type OpenedInterview } from './interview.ts';
import { type Refused, refuse } from './refused.ts';

export interface Recorded {
  /** The question after this one on the path as it leads now; null when this was the last. */
  readonly next: string | null;
}

/** A page that could not be read; nothing was recorded. */
export interface Mistaken {
  readonly interview: OpenedInterview;
  readonly step: Step;
  readonly errors: readonly FormError[];
}

/**
 * Reads one submitted page and appends what it says; an earlier answer to the same question stays in the store.
 * Refuses with `no-such-link`, `no-such-study`, `finished`, `withdrawn`, or `not-on-path`.
 */
export function recordAnswer(
  world: World,
  page: { readonly token: string; readonly questionId: string; readonly fields: Fields; readonly mode: Mode },
): Promise<Recorded | Mistaken | Refused> {
  return world.store.transaction('answering', async (queries) => {
    const interview = await loadInterview(world, queries, page.token, 'to-change');
    if ('refused' in interview) return interview;
    const { study, pseudonym, status, path } = interview;
    if (status !== 'open') return refuse(status);
    const step = stepsOf(path).find((candidate) => candidate.question.id === page.questionId);
    if (!step) return refuse('not-on-path');
    const read = readForm(step, page.fields);
    if ('errors' in read) return { interview, step, errors: read.errors };

    const { questionId, mode } = page;
    const at = world.now();
    await appendAnswers(queries, [{ pseudonym, questionId, values: read.values, mode, at }]);
    const entry = { at, actor: 'respondent', action: 'record-answer', studyId: study.id, pseudonym };
    await appendAudit(queries, { ...entry, detail: { questionId, questionnaireSha256: study.questionnaireHash } });
    return { next: following(questionId, { ...interview, answers: { ...interview.answers, ...read.values } }) };
  });
}

function following(questionId: string, { study, answers, sample }: OpenedInterview): string | null {
  const steps = stepsOf(pathOf(study.questionnaire, answers, sample));
  const position = steps.findIndex((step) => step.question.id === questionId);
  return steps[position + 1]?.question.id ?? null;
}
