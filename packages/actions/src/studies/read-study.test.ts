import assert from 'node:assert/strict';
import { test } from 'node:test';
import { problemLine } from '@earshot/planfile';
import { languagesOf, studyIn } from '../study.ts';
import { readStudy } from './read-study.ts';

const FILES: Readonly<Record<string, string>> = {
  'study.yml': 'title: T\nsummary: S\norganisation: O\ncontact: a@example.org\nwelcome: W\nconsent: C\nthanks: T',
  'questionnaire.yml': `
title: Roles
blocks:
  - id: all
    title: All
    questions:
      - {id: role, kind: single, text: Role?, options: {manager: Manager, other: Other}}`,
  'tables.yml': 'title: T\nsource: S\ntables: [{id: role, title: Role, items: [role]}]',
  'report.md': '# Report',
};

/** What is said of a study with some of its files changed, or (null) taken away. */
function said(changes: Readonly<Record<string, string | null>>): string[] {
  const files: Record<string, string | null> = { ...FILES, ...changes };
  const { problems } = readStudy({
    id: 'small',
    name: (file) => file,
    read: (file) => files[file] ?? null,
    files: () => Object.keys(files),
  });
  return problems.map((problem) => problemLine(problem).replace(/ .*\[/, ' ['));
}

test('a study of four files is whole', () => {
  assert.deepEqual(said({}), []);
});

test('every file that is missing is listed', () => {
  const nothing = Object.fromEntries(Object.keys(FILES).map((file) => [file, null]));
  assert.deepEqual(said(nothing).sort(), [
    'questionnaire.yml:1:1 [study-file-missing]',
    'report.md:1:1 [study-file-missing]',
    'study.yml:1:1 [study-file-missing]',
    'tables.yml:1:1 [study-file-missing]',
  ]);
});

test('beside a questionnaire that is broken, the other files are looked at too', () => {
  const broken = { 'questionnaire.yml': 'title: Roles', 'study.yml': 'title: T', 'simulation.yml': 'people: [' };
  const found = said({ ...broken, 'tables.yml': null });
  assert.ok(found.includes('questionnaire.yml:1:1 [shape-invalid-type]'));
  assert.ok(found.includes('study.yml:1:1 [shape-invalid-type]'));
  assert.ok(found.includes('tables.yml:1:1 [study-file-missing]'));
  assert.ok(found.some((line) => /^simulation\.yml:1:\d+ \[plan-not-yaml\]$/.test(line)));
});

const WELSH =
  'language: cy\ntitle: Rolau\nblocks: {all: {title: Pob un}}\nquestions: {role: {text: Rôl?, options: {manager: Rheolwr, other: Arall}}}';

const TOLD_IN_WELSH =
  'title: Astudiaeth\nsummary: Byr\norganisation: Tîm\nwelcome: Croeso\nconsent: Rwy’n cytuno\nthanks: Diolch';

test('a study has its questionnaire in every language that it names', () => {
  const files: Record<string, string> = {
    ...FILES,
    'questionnaire.yml': `languages: [cy]${FILES['questionnaire.yml']}`,
    'questionnaire.cy.yml': WELSH,
    'study.cy.yml': TOLD_IN_WELSH,
  };
  const { study, problems } = readStudy({ id: 'small', name: (file) => file, read: (file) => files[file] ?? null });
  assert.deepEqual(problems, []);
  assert.deepEqual(
    [...study!.translations].map(([language, { title }]) => `${language} ${title}`),
    ['cy Rolau'],
  );
});

test('a study reads in a language as that language tells it, and in its own in any other', () => {
  const files: Record<string, string> = {
    ...FILES,
    'questionnaire.yml': `languages: [cy]${FILES['questionnaire.yml']}`,
    'questionnaire.cy.yml': WELSH,
    'study.cy.yml': 'consent: Rwy’n cytuno',
  };
  const { study, problems } = readStudy({ id: 'small', name: (file) => file, read: (file) => files[file] ?? null });
  assert.match(
    problems.map(({ sentence }) => sentence).join(),
    /says nothing for title, summary, organisation, welcome/,
  );
  const welsh = studyIn(study!, 'cy');
  assert.deepEqual(
    [welsh.consent, welsh.welcome, welsh.questionnaire.title],
    ['Rwy’n cytuno', study!.welcome, 'Rolau'],
  );
  assert.equal(studyIn(study!, 'pl'), study);
  assert.deepEqual(languagesOf(study!), ['en', 'cy']);
});

test('what people are told only in the study’s own language is a warning', () => {
  const languages = {
    'questionnaire.yml': `languages: [cy]${FILES['questionnaire.yml']}`,
    'questionnaire.cy.yml': WELSH,
  };
  assert.deepEqual(said(languages), ['study.yml:1:1 [study-text-missing]']);
});

test('a language without its file is a problem, where the questionnaire names it', () => {
  const languages = { 'questionnaire.yml': `languages: [cy]${FILES['questionnaire.yml']}` };
  assert.deepEqual(said(languages), ['questionnaire.yml:1:13 [language-without-file]']);
});

test('a file in a language that the questionnaire does not name is a problem', () => {
  assert.deepEqual(said({ 'questionnaire.cy.yml': WELSH }), ['questionnaire.cy.yml:1:11 [language-not-declared]']);
});
