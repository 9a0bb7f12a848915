import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { answered, DONT_KNOW, REFUSED } from '@earshot/dataset';
import { type TestDatabase, testDatabase } from '@earshot/testing';
import { type Answer, answersForAnalysis, appendAnswers } from './answer.ts';
import { appendEvents, type EventKind } from './event.ts';
import { findInterview } from './interview.ts';
import type { Queries } from './queries.ts';
import { insertRespondents } from './respondent.ts';
import { saveStudy } from './study.ts';

const AT = new Date('2026-01-15T10:00:00Z');
let database: TestDatabase;

before(async () => {
  database = await testDatabase();
});
after(() => database.drop());

async function newStudy(): Promise<string> {
  const studyId = `study-${randomUUID()}`;
  const study = { studyId, title: 'A study', questionnaireHash: 'abc', loadedAt: AT };
  await database.store.transaction('desk', (queries) => saveStudy(queries, study));
  return studyId;
}

async function newPerson(studyId: string, ...kinds: EventKind[]): Promise<string> {
  const pseudonym = randomUUID();
  const person = { pseudonym, studyId, tokenHash: null, simulated: false, sample: {}, createdAt: AT };
  await database.store.transaction('answering', async (queries) => {
    await insertRespondents(queries, [person]);
    await appendEvents(
      queries,
      kinds.map((kind) => ({ pseudonym, kind, mode: 'web' as const, at: AT, detail: {} })),
    );
  });
  return pseudonym;
}

function answer(pseudonym: string, questionId: string, values: Answer['values']): Answer {
  return { pseudonym, questionId, values, mode: 'web', at: AT };
}

function append(...answers: Answer[]): Promise<void> {
  return database.store.transaction('answering', (queries) => appendAnswers(queries, answers));
}

async function current(pseudonym: string) {
  return (await findInterview(database.store.statements('answering'), { pseudonym }))?.answers;
}

function analysed(studyId: string) {
  return database.store.transaction('analysis', (queries) => answersForAnalysis(queries, studyId, 'everybody'));
}

describe('answers', () => {
  test('come back as they were given, in every state and kind', async () => {
    const pseudonym = await newPerson(await newStudy(), 'consented');
    const values = {
      role: answered('frontline'),
      reasons: answered(['pay', 'flexibility']),
      hours: answered(37),
      supervision: DONT_KNOW,
      change: REFUSED,
    };
    await append(answer(pseudonym, 'everything', values));
    assert.deepEqual(await current(pseudonym), values);
  });

  test('that are given again replace nothing in the table, and the latest one is current', async () => {
    const pseudonym = await newPerson(await newStudy(), 'consented');
    await append(answer(pseudonym, 'role', { role: answered('manager') }));
    await append(answer(pseudonym, 'hours', { hours: answered(40) }));
    await append(answer(pseudonym, 'role', { role: answered('frontline') }));
    assert.deepEqual(await current(pseudonym), { role: answered('frontline'), hours: answered(40) });
    const rows = await database.store.transaction('answering', (queries) =>
      queries.query('SELECT FROM answers.answer WHERE pseudonym = $1', [pseudonym]),
    );
    assert.equal(rows.length, 3);
  });

  test('keep a text whose characters the database cannot store, with a mark in their place', async () => {
    const pseudonym = await newPerson(await newStudy(), 'consented');
    await append(answer(pseudonym, 'change', { change: answered('less\0 paper \ud83d and 😀 “more” \\ time\n') }));
    assert.deepEqual(await current(pseudonym), { change: answered('less� paper � and 😀 “more” \\ time\n') });
  });

  test('reach analysis only from people who consented and did not withdraw, in the order of their arrival', async () => {
    const studyId = await newStudy();
    const first = await newPerson(studyId, 'consented');
    const withdrawn = await newPerson(studyId, 'consented', 'finished', 'withdrawn');
    const silent = await newPerson(studyId);
    const last = await newPerson(studyId, 'consented', 'finished');
    for (const person of [last, withdrawn, silent]) await append(answer(person, 'role', { role: answered('asye') }));
    const person = { simulated: false, sample: {} };
    assert.deepEqual(await analysed(studyId), [
      { pseudonym: first, finished: false, answers: {}, mode: null, ...person },
      { pseudonym: last, finished: true, answers: { role: answered('asye') }, mode: 'web', ...person },
    ]);
  });

  test('are the same read some people at a time as all at once, with nobody who is not of the study', async () => {
    const studyId = await newStudy();
    const people: string[] = [];
    for (const kinds of [
      ['consented'],
      ['consented', 'finished'],
      ['consented', 'withdrawn'],
      ['consented'],
    ] as const) {
      const person = await newPerson(studyId, ...kinds);
      await append(answer(person, 'role', { role: answered(`role_${people.push(person)}`) }));
    }
    const stranger = await newPerson(await newStudy(), 'consented');
    await append(answer(stranger, 'role', { role: answered('elsewhere') }));
    const parts = [[people[3]!, people[0]!, stranger], people.slice(1, 3), []];
    const read = await database.store.transaction('analysis', (queries) =>
      Promise.all(parts.map((among) => answersForAnalysis(queries, studyId, 'everybody', among))),
    );
    const [first, second, third] = await analysed(studyId);
    assert.deepEqual(read, [[first, third], [second], []]);
    assert.deepEqual(third!.answers, { role: answered('role_4') });
  });

  test('of 1,035 simulated people to 50 questions are stored in few statements, each of many rows', async () => {
    const studyId = await newStudy();
    const people = Array.from({ length: 1035 }, () => randomUUID());
    const questions = Array.from({ length: 50 }, (_, index) => `question_${index}`);
    let statements = 0;
    await database.store.transaction('answering', async (own) => {
      const queries: Queries = {
        query: (...statement) => {
          statements += 1;
          return own.query(...statement);
        },
      };
      const person = {
        studyId,
        tokenHash: null,
        simulated: true,
        sample: { region: answered('london') },
        createdAt: AT,
      };
      await insertRespondents(
        queries,
        people.map((pseudonym) => ({ pseudonym, ...person })),
      );
      const consented = { kind: 'consented', mode: 'web', at: AT, detail: {} } as const;
      await appendEvents(
        queries,
        people.map((pseudonym) => ({ pseudonym, ...consented })),
      );
      const answers = people.flatMap((pseudonym) =>
        questions.map((name) => answer(pseudonym, name, { [name]: answered('agree') })),
      );
      await appendAnswers(queries, answers);
    });
    assert.ok(statements < 50, `${statements} statements`); // of which one an answer would make 50,000
    const stored = await analysed(studyId);
    assert.deepEqual(
      stored.map((person) => person.pseudonym),
      people,
    );
    assert.equal(Object.keys(stored[500]!.answers).length, 50);
    assert.ok(stored.every((person) => person.simulated && person.sample.region));
  });
});
