import { type Interview, namesOf, pathOf } from '@earshot/instrument';
import {
  type Answer,
  appendAnswers,
  appendAudit,
  appendEvents,
  hasRespondents,
  type InterviewEvent,
  insertRespondents,
  lockStudy,
  type Queries,
} from '@earshot/store';
import { drawPseudonym } from '../answering/pseudonym.ts';
import type { Study } from '../study.ts';
import type { World } from '../world.ts';
import { simulatePeople } from './simulate-people.ts';

/** People written in one statement; more would only hold more of them in memory at once. */
const SLICE = 1000;

interface Simulated extends Interview {
  readonly pseudonym: string;
}

/**
 * Puts simulated people, marked as such, who have all finished, into a study that nobody is in. All of them are there
 * afterwards, or none; when two servers start at once, one of them fills.
 */
export async function fillEmptyStudy(
  world: World,
  study: Study,
  people: number,
  seed: number,
): Promise<{ simulated: number }> {
  return world.store.transaction('answering', async (queries) => {
    const studyId = study.id;
    await lockStudy(queries, studyId);
    if (await hasRespondents(queries, studyId)) return { simulated: 0 };
    const at = world.now();
    const interviews = simulatePeople(study, people, seed).map(
      (interview): Simulated => ({ pseudonym: drawPseudonym(world.randomBytes), ...interview }),
    );
    for (let from = 0; from < interviews.length; from += SLICE) {
      await saveSlice(queries, study, interviews.slice(from, from + SLICE), at);
    }
    const entry = { at, actor: 'system', action: 'fill-empty-study', studyId, pseudonym: null };
    await appendAudit(queries, { ...entry, detail: { people, seed } });
    return { simulated: people };
  });
}

async function saveSlice(queries: Queries, study: Study, slice: readonly Simulated[], at: Date): Promise<void> {
  const respondent = { studyId: study.id, tokenHash: null, simulated: true, createdAt: at };
  await insertRespondents(
    queries,
    slice.map(({ pseudonym, sample }) => ({ ...respondent, pseudonym, sample })),
  );
  await appendAnswers(
    queries,
    slice.flatMap((person) => answersOf(study, person, at)),
  );
  await appendEvents(
    queries,
    slice.flatMap((person) => eventsOf(person, at)),
  );
}

function answersOf(study: Study, { pseudonym, answers, sample, mode }: Simulated, at: Date): Answer[] {
  return pathOf(study.questionnaire, answers, sample, mode).answered.map(({ question }) => {
    const values = Object.fromEntries(
      namesOf(question).flatMap((name) => (answers[name] ? [[name, answers[name]]] : [])),
    );
    return { pseudonym, questionId: question.id, values, mode: 'web', at };
  });
}

function eventsOf({ pseudonym }: Simulated, at: Date): InterviewEvent[] {
  const detail = { simulated: true };
  return [
    { pseudonym, kind: 'consented', mode: 'web', at, detail },
    { pseudonym, kind: 'finished', mode: 'web', at, detail },
  ];
}
