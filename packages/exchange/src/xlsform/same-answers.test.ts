// The same answers are asked the same questions: by our file, by the form that it is written as, and by the file that
// the form is read back into.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import type { Value } from '@earshot/dataset';
import { outcomeOf, type Path, pathOf, type Questionnaire, simulateInterview } from '@earshot/instrument';
import fc from 'fast-check';
import { exportXlsform } from './export-xlsform.ts';
import { fillInForm } from './fixtures/fill-in-form.ts';
import { formAnswers } from './fixtures/form-answers.ts';
import { randomFrom, randomInterview, randomSample } from './fixtures/random-answers.ts';
import { questionnaireOf, WHOLE_LANGUAGE } from './fixtures/whole-language.ts';
import { importXlsform } from './import-xlsform.ts';

const original = questionnaireOf(WHOLE_LANGUAGE);
const { sheets } = exportXlsform(original);
const back = questionnaireOf(importXlsform('back.xlsx', sheets).files.get('questionnaire.yml')!);

const interviewFrom = (seed: number) => randomInterview(original, randomFrom(seed));

test('a form that is exported and imported again asks the same questions of the same answers', () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const { sample, answers, path } = interviewFrom(seed);
      const again = pathOf(back, answers, sample, 'web');
      assert.deepEqual(stepsIn(again), stepsIn(path));
      assert.equal(outcomeOf(again), outcomeOf(path));
      assert.deepEqual(valuesOf(again, original), valuesOf(path, original));
    }),
    { numRuns: 150 },
  );
});

test('the exported form shows the same rows and choices to the same answers, and takes them', () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const { sample, path } = interviewFrom(seed);
      const form = fillInForm(sheets, formAnswers(sample, path));
      assert.deepEqual(rowsShown(form.shown), rowsAsked(path));
      assert.deepEqual(form.refused, []);
      for (const { question, options } of path.answered) {
        if (!('options' in question) || question.kind === 'grid') continue;
        const codes = (form.offered.get(question.id) ?? []).filter((code) => !code.startsWith('-'));
        assert.deepEqual(
          codes,
          options.map((option) => option.code),
          question.id,
        );
      }
      const close = path.close === null ? '' : form.values[path.close.id];
      assert.equal(close, path.close?.outcome ?? '');
    }),
    { numRuns: 150 },
  );
});

test('the exported form refuses what a hard check refuses', () => {
  const given = { region: 'south', works: 'was', role: 'worker', hours: '20', direct: '21' };
  assert.ok(fillInForm(sheets, given).refused.includes('direct'));
  assert.ok(!fillInForm(sheets, { ...given, direct: '20' }).refused.includes('direct'));
  const alone = { ...given, direct: '1', reasons: 'none pay' };
  assert.ok(fillInForm(sheets, alone).refused.includes('reasons'));
});

/** The questions that are one row of a form. */
function questionsIn({ blocks }: Questionnaire): Set<string> {
  const elements = blocks.flatMap((block) => block.elements);
  return new Set(
    elements.filter(({ kind }) => kind !== 'grid' && kind !== 'note' && kind !== 'close').map(({ id }) => id),
  );
}

/** What is asked, with what it offers. */
function stepsIn(path: Path) {
  return path.answered.map(({ question, options, rows, columns }) => ({
    id: question.id,
    options: options.map((option) => option.code),
    rows: rows.map((row) => row.code),
    columns: columns.map((column) => column.options.map((option) => option.code)),
  }));
}

/** The values of everything that an XLSForm holds: not of soft checks, nor of what is asked by telephone. */
function valuesOf({ values }: Path, { blocks }: Questionnaire): Record<string, Value | undefined> {
  const left = new Set(['all_direct', 'asked_by_phone']);
  assert.ok(blocks.length > 0);
  return Object.fromEntries(Object.entries(values).filter(([name]) => !left.has(name)));
}

/** The rows of a path, without those that only complete another. */
function rowsAsked(path: Path): string[] {
  return path.answered.flatMap(({ question, rows }) =>
    question.kind === 'grid'
      ? [null, ...question.columns].flatMap((column) =>
          rows.map((row) => `${question.id}_${row.code}${column ? `_${column.code}` : ''}`),
        )
      : [question.id],
  );
}

function rowsShown(shown: readonly string[]): string[] {
  const known = new Set(original.sample.map((variable) => variable.name));
  return shown.filter((name) => !known.has(name) && !/_instead$|_text$/.test(name));
}

test('the random people between them are asked every question of the web, and end in every way', () => {
  const seen = new Set<string>();
  for (let seed = 0; seed < 300; seed += 1) {
    const { path } = interviewFrom(seed);
    for (const { question } of path.answered) seen.add(question.id);
    seen.add(outcomeOf(path)!);
  }
  const asked = original.blocks
    .flatMap((block) => block.elements)
    .filter((element) => element.kind !== 'note' && element.kind !== 'close');
  const missed = asked.map((element) => element.id).filter((id) => !seen.has(id) && id !== 'asked_by_phone');
  assert.deepEqual([missed, ['completed', 'screened_out', 'closed'].filter((each) => !seen.has(each))], [[], []]);
});

for (const study of ['big-listen', 'second-wave']) {
  test(`simulated people meet the same questions in ${study} and in the form that it is written as and read back from`, () => {
    const file = path.join(import.meta.dirname, '..', '..', '..', '..', 'surveys', study, 'questionnaire.yml');
    const questionnaire = questionnaireOf(readFileSync(file, 'utf8'));
    const { sheets: form } = exportXlsform(questionnaire);
    const again = questionnaireOf(importXlsform('again.xlsx', form).files.get('questionnaire.yml')!);
    for (let seed = 0; seed < 30; seed += 1) {
      const random = randomFrom(seed);
      const sample = randomSample(questionnaire, random);
      const answers = simulateInterview(questionnaire, { people: 1, rules: new Map() }, random, 'web', sample);
      const walked = pathOf(questionnaire, answers, sample, 'web');
      assert.ok(walked.next === null && walked.answered.length > 3);
      assert.deepEqual(stepsIn(pathOf(again, answers, sample, 'web')), stepsIn(walked));
      const ids = questionsIn(questionnaire);
      const { shown } = fillInForm(form, formAnswers(sample, walked));
      const asked = walked.answered.map(({ question }) => question.id).filter((id) => ids.has(id));
      assert.deepEqual(
        shown.filter((name) => ids.has(name)),
        asked,
      );
    }
  });
}
