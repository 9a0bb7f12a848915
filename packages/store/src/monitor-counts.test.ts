import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { type TestDatabase, testDatabase } from '@earshot/testing';
import fc from 'fast-check';
import { appendAnswers } from './answer.ts';
import { appendEvents, type EventKind } from './event.ts';
import { questionReach } from './monitor-counts.ts';
import { insertRespondents } from './respondent.ts';
import { saveStudy } from './study.ts';

let database: TestDatabase;

before(async () => {
  database = await testDatabase();
});
after(() => database.drop());

/** Somebody’s questions, in the order of their answers, and what happened to their interview. */
interface Interview {
  readonly questions: readonly string[];
  readonly kinds: readonly EventKind[];
}

async function studyOf(interviews: readonly Interview[]): Promise<string> {
  const studyId = `study-${randomUUID()}`;
  const at = new Date();
  await database.store.transaction('desk', (queries) =>
    saveStudy(queries, { studyId, title: 'A study', questionnaireHash: 'abc', loadedAt: at }),
  );
  const people = interviews.map((interview) => ({ ...interview, pseudonym: randomUUID() }));
  await database.store.transaction('answering', async (queries) => {
    const known = { studyId, tokenHash: null, simulated: false, sample: {}, createdAt: at };
    await insertRespondents(
      queries,
      people.map(({ pseudonym }) => ({ ...known, pseudonym })),
    );
    const by = { mode: 'web' as const, at };
    await appendEvents(
      queries,
      people.flatMap(({ pseudonym, kinds }) => kinds.map((kind) => ({ ...by, pseudonym, kind, detail: {} }))),
    );
    await appendAnswers(
      queries,
      people.flatMap(({ pseudonym, questions }) =>
        questions.map((questionId) => ({ ...by, pseudonym, questionId, values: {} })),
      ),
    );
  });
  return studyId;
}

/** The same, counted person by person. */
function countedByHand(interviews: readonly Interview[]) {
  const staying = interviews.filter(({ kinds }) => !kinds.includes('withdrawn'));
  return [...new Set(staying.flatMap(({ questions }) => questions))].sort().map((questionId) => ({
    questionId,
    answered: staying.filter(({ questions }) => questions.includes(questionId)).length,
    stopped: staying.filter(({ questions, kinds }) => questions.at(-1) === questionId && !kinds.includes('finished'))
      .length,
  }));
}

test('everybody counts once for each question, and who has not finished stopped at their latest answer', async () => {
  const questions = fc.array(fc.constantFrom('age', 'role', 'hours', 'stay'), { maxLength: 6 });
  const kinds = fc.constantFrom<EventKind[]>(
    ['consented'],
    ['consented', 'finished'],
    ['consented', 'finished', 'reopened'],
    ['consented', 'withdrawn'],
  );
  const interview = fc.record({ questions, kinds });
  await fc.assert(
    fc.asyncProperty(fc.array(interview, { maxLength: 8 }), async (interviews) => {
      const studyId = await studyOf(interviews);
      const reach = await database.store.transaction('fieldwork', (queries) => questionReach(queries, studyId));
      reach.sort((a, b) => (a.questionId < b.questionId ? -1 : 1));
      assert.deepEqual(reach, countedByHand(interviews));
    }),
    { numRuns: 25 },
  );
});
