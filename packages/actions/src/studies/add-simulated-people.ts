import { type Answers, pathOf, pickable, questionVariables } from '@earshot/instrument';
import {
  type Answer,
  appendAnswers,
  appendAudit,
  appendEvents,
  type InterviewEvent,
  insertRespondents,
  type NewRespondent,
} from '@earshot/store';
import { drawPseudonym } from '../answering/pseudonym.ts';
import type { Study } from '../study.ts';
import type { World } from '../world.ts';
import { simulatePeople } from './simulate-people.ts';

/** Adds simulated people, marked as such, who have all finished. All of them are there afterwards, or none. */
export async function addSimulatedPeople(
  world: World,
  study: Study,
  people: number,
  seed: number,
): Promise<{ simulated: number }> {
  const at = world.now();
  const interviews = simulatePeople(study, people, seed).map((answers) => ({
    pseudonym: drawPseudonym(world.randomBytes),
    answers,
  }));
  await world.store.transaction('answering', async (queries) => {
    const studyId = study.id;
    await insertRespondents(
      queries,
      interviews.map(
        ({ pseudonym }): NewRespondent => ({
          pseudonym,
          studyId,
          tokenHash: null,
          simulated: true,
          sample: {},
          createdAt: at,
        }),
      ),
    );
    await appendAnswers(
      queries,
      interviews.flatMap(({ pseudonym, answers }) => answersOf(study, pseudonym, answers, at)),
    );
    await appendEvents(
      queries,
      interviews.flatMap(({ pseudonym }) => eventsOfSimulated(pseudonym, at)),
    );
    const detail = { people, seed };
    await appendAudit(queries, {
      at,
      actor: 'system',
      action: 'add-simulated-people',
      studyId,
      pseudonym: null,
      detail,
    });
  });
  return { simulated: people };
}

function answersOf(study: Study, pseudonym: string, answers: Answers, at: Date): Answer[] {
  return pathOf(study.questionnaire, answers).answered.map(({ question }) => {
    const names = questionVariables(question, pickable(study.questionnaire, question)).map(({ name }) => name);
    const values = Object.fromEntries(names.map((name) => [name, answers[name]!]));
    return { pseudonym, questionId: question.id, values, mode: 'web', at };
  });
}

function eventsOfSimulated(pseudonym: string, at: Date): InterviewEvent[] {
  const detail = { simulated: true };
  return [
    { pseudonym, kind: 'consented', mode: 'web', at, detail },
    { pseudonym, kind: 'finished', mode: 'web', at, detail },
  ];
}
