import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { previewOf, previewStudy } from './preview-study.ts';
import { readStudy } from './read-study.ts';
import { studyFolder } from './study-folders.ts';

const surveys = path.join(import.meta.dirname, '../../../../surveys');

function folderWith(files: Readonly<Record<string, string>>) {
  return {
    id: 'draft',
    name: (file: string) => file,
    read: (file: string) => files[file] ?? null,
    files: () => Object.keys(files),
  };
}

const QUESTIONNAIRE = `
title: A draft
blocks:
  - {id: a, title: A, questions: [{id: one, kind: text, text: One?}]}
`;

test('a folder with nothing but a questionnaire can be shown, under the questionnaire’s own title', () => {
  const { study, problems } = previewStudy(folderWith({ 'questionnaire.yml': QUESTIONNAIRE }));
  assert.deepEqual(problems, []);
  assert.deepEqual([study?.title, study?.welcome, study?.questionnaires.length], ['A draft', null, 1]);
});

test('warnings, and problems of other files, are told and keep nothing from being shown', () => {
  const warned = QUESTIONNAIRE.replace('kind: text,', 'kind: number, unit: days, range: [0, 5],').replace(
    'One?}',
    'One?}, {id: two, kind: text, text: Two?, when: one >= 0 or not (one >= 0) or not_asked(one)}',
  );
  const { study, problems } = previewStudy(folderWith({ 'questionnaire.yml': warned, 'study.yml': 'title: [' }));
  assert.ok(study);
  assert.ok(problems.some(({ severity, code }) => severity === 'warning' && code === 'condition-always-true'));
  assert.ok(problems.some(({ place }) => place.file === 'study.yml'));
});

test('a questionnaire that cannot be read, or is not there, cannot be shown', () => {
  const broken = previewStudy(folderWith({ 'questionnaire.yml': QUESTIONNAIRE.replace('kind: text', 'kind: odd') }));
  assert.equal(broken.study, null);
  assert.ok(broken.problems.length > 0);
  assert.deepEqual(
    previewStudy(folderWith({})).problems.map(({ code }) => code),
    ['study-file-missing'],
  );
});

test('a study in two languages is shown in both, its own first', () => {
  const { study } = previewStudy(studyFolder(path.join(surveys, 'examples', 'languages')));
  assert.deepEqual(
    study?.questionnaires.map(({ language }) => language),
    ['en', 'cy'],
  );
});

test('a study that has been read is shown as its folder would be', () => {
  const folder = studyFolder(path.join(surveys, 'big-listen'));
  const shown = previewStudy(folder).study!;
  const { title, welcome, thanks } = previewOf(readStudy(folder).study!);
  assert.deepEqual([title, welcome, thanks], [shown.title, shown.welcome, shown.thanks]);
});
