import { type Mode, type Outcome, outcomeOf } from '@earshot/instrument';
import { appendAudit, appendEvents, type Queries } from '@earshot/store';
import { recordConsents } from '../panel/record-consents.ts';
import type { World } from '../world.ts';
import { actorOf, loadInterview, type OpenedInterview, type OpensInterview } from './interview.ts';
import { type Refused, refuse } from './refused.ts';

const ENDS_A_CALL: ReadonlySet<Outcome> = new Set(['appointment', 'call_back', 'refused', 'unusable']);

/** Whether an outcome ends a call and no interview, by telephone: somebody is called again then, or not at all. */
export function endsTheCall(outcome: Outcome, mode: Mode): boolean {
  return mode === 'telephone' && ENDS_A_CALL.has(outcome);
}

/**
 * Sends the answers: from now on they cannot be changed, and they count as a finished interview. Refuses with
 * `no-such-link`, `no-such-study`, `finished`, `withdrawn`, or `not-complete` while a question is open.
 * @param language of the page that sends them: in its words are consents to more kept. Left out, the study's own.
 */
export async function finishInterview(
  world: World,
  token: string,
  mode: Mode,
  language: string | null = null,
): Promise<{ finished: true } | Refused> {
  const opens = { token, mode, language };
  const finished = await world.store.transaction('answering', (queries) => finishIn(world, queries, opens));
  return 'refused' in finished ? finished : { finished: true };
}

/**
 * The same within a transaction of the role answering, for whoever opens the interview. Returns it as it was sent. By
 * telephone it also refuses with `ends-call` where the answers end the call and not the interview.
 */
export async function finishIn(
  world: World,
  queries: Queries,
  opens: OpensInterview,
): Promise<OpenedInterview | Refused> {
  const interview = await loadInterview(world, queries, opens, 'to-change');
  if ('refused' in interview) return interview;
  const { study, pseudonym, status, path, mode } = interview;
  if (status !== 'open') return refuse(status);
  const outcome = outcomeOf(path);
  if (!outcome) return refuse('not-complete');
  if (endsTheCall(outcome, mode)) return refuse('ends-call');

  const at = world.now();
  const detail = { questions: path.answered.length, outcome, questionnaireSha256: study.questionnaireHash };
  await appendEvents(queries, [{ pseudonym, kind: 'finished', mode, at, detail }]);
  const entry = { at, actor: actorOf(opens), action: 'finish-interview', studyId: study.id, pseudonym };
  await appendAudit(queries, { ...entry, detail: {} });
  await recordConsents(queries, interview, at);
  return interview;
}
