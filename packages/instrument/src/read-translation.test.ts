// Longer than 300 lines for a whole translation, and the table of what can be wrong with it, each with its sentence.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { answered } from '@earshot/dataset';
import { problemLine } from '@earshot/planfile';
import { everyKind, questionNamed, questionnaireFrom } from './fixtures/every-kind.ts';
import { translationOf } from './fixtures/own-words.ts';
import type { Questionnaire } from './questionnaire.ts';
import { readQuestionnaire } from './read-questionnaire.ts';
import { readTranslation } from './read-translation.ts';
import { cellsOf, questionnaireVariables, questionsOf } from './variables.ts';
import { wordingFor } from './wording.ts';

const examples = path.join(import.meta.dirname, '../../../surveys/examples');

const TWO = questionnaireFrom(`
title: Two languages
languages: [cy]
telephone: {dont_know: Don’t know}
sample:
  region: {kind: single, label: Region, categories: {north: the North, south: the South}}
scales:
  agree: {agree: Agree, disagree: Disagree}
  unused: {more: More, less: Less}
blocks:
  - id: work
    title: Work
    questions:
      - id: role
        kind: single
        text: Your role in {region|your region}?
        hint: One only
        refused: Rather not say
        options: {worker: {text: I am a social worker, label: social worker}, other: {text: Other, specify: Which?}}
      - id: leaving
        kind: multiple
        text: {web: 'Why {would} you leave?', telephone: 'Reasons to leave as a {role|colleague}?'}
        words: {would: [{when: role = worker, text: might}, {text: would}]}
        options: {pay: Pay, people: The people}
      - {id: office, kind: grid, text: Agree?, options: agree, rows: {quiet: It is quiet, safe: It is safe}}
      - id: cases
        kind: number
        text: How many?
        unit: cases
        range: [0, 200]
        instead: {none: None at all}
        checks: [{id: many, kind: soft, when: cases > 60, text: '{cases} cases?'}]
      - {id: bye, kind: close, outcome: completed}
`);

const WHOLE = `
language: cy
title: Dwy iaith
telephone: {dont_know: Ddim yn gwybod}
sample: {region: {north: y Gogledd, south: y De}}
scales: {agree: {agree: Cytuno, disagree: Anghytuno}}
blocks: {work: {title: Gwaith}}
questions:
  role:
    text: Eich rôl yn {region|eich ardal}?
    hint: Un yn unig
    refused: Mae’n well gen i beidio â dweud
    options: {worker: {text: Gweithiwr ydw i, label: gweithiwr cymdeithasol}, other: {text: Arall, specify: Pa un?}}
  leaving:
    text: {web: 'Pam {would} adael?', telephone: 'Rhesymau dros adael fel {role|cydweithiwr}?'}
    words: {would: [gallech, byddech]}
    options: {pay: Cyflog, people: Y bobl}
  office:
    text: Cytuno?
    rows: {quiet: Mae’n dawel, safe: {text: Mae’n ddiogel}}
  cases:
    text: Faint?
    unit: achos
    instead: {none: Dim un}
    checks: {many: '{cases} achos?'}
`;

function read(text: string, questionnaire: Questionnaire = TWO) {
  const { questionnaire: translated, problems } = readTranslation('questionnaire.cy.yml', text, questionnaire);
  return { translated, said: problems.map(problemLine) };
}

test('a whole translation has no problems, and gives the same questionnaire in other words', () => {
  const { translated, said } = read(WHOLE);
  assert.deepEqual(said, []);
  assert.equal(translated?.language, 'cy');
  assert.deepEqual(questionnaireVariables(translated!).slice(0, 2), questionnaireVariables(TWO).slice(0, 2));
  const office = questionNamed(translated!, 'office');
  assert.ok(office.kind === 'grid');
  assert.deepEqual(
    [...office.options, ...office.rows].map(({ text, label }) => `${text.web} ${label}`),
    ['Cytuno Agree', 'Anghytuno Disagree', 'Mae’n dawel It is quiet', 'Mae’n ddiogel It is safe'],
  );
  const cases = questionNamed(translated!, 'cases');
  assert.ok(cases.kind === 'number');
  assert.deepEqual(
    [cases.unit, cases.instead[0]?.text.web, cases.checks[0]?.text.web],
    ['achos', 'Dim un', '{cases} achos?'],
  );
  assert.deepEqual(cases.dontKnow, { web: null, telephone: 'Ddim yn gwybod' });
});

test('what a translated text fills in is in its language, however tables call it', () => {
  const { translated } = read(WHOLE);
  const says = wordingFor(translated!, { region: answered('north'), role: answered('worker') }, 'telephone');
  const [role, leaving] = questionsOf(translated!);
  assert.equal(says(role!.text, role!), 'Eich rôl yn y Gogledd?');
  assert.equal(says(leaving!.text, leaving!), 'Rhesymau dros adael fel gweithiwr cymdeithasol?');
});

for (const study of readdirSync(examples)) {
  test(`surveys/examples/${study} in its own words is the same questionnaire`, () => {
    const file = path.join(examples, study, 'questionnaire.yml');
    expectSame(readQuestionnaire(file, readFileSync(file, 'utf8')).questionnaire!);
  });
}

test('a questionnaire with a question of every kind in its own words is the same', () => {
  expectSame(everyKind);
  expectSame(TWO);
});

function expectSame(questionnaire: Questionnaire): void {
  const declared = { ...questionnaire, languages: ['xx'] };
  const own = translationOf(declared, 'xx', (text) => text);
  const { questionnaire: translated, problems } = readTranslation(
    'questionnaire.xx.yml',
    JSON.stringify(own),
    declared,
  );
  assert.deepEqual(problems.map(problemLine), []);
  assert.deepEqual({ ...translated, language: declared.language, spoken: declared.spoken }, declared);
}

test('of an empty translation everything is missing, each part told once, and the questionnaire stays as it is', () => {
  const { translated, said } = read('language: cy');
  const shown = 'it is shown in the questionnaire’s own language, en. [translation-missing]';
  assert.deepEqual(said, [
    `questionnaire.cy.yml:1:1 warning: “title” is not translated; ${shown}`,
    `questionnaire.cy.yml:1:1 warning: “telephone.dont_know” is not translated; ${shown}`,
    `questionnaire.cy.yml:1:1 warning: Nothing in “sample.region” is translated, which has 2 texts; ${shown}`,
    `questionnaire.cy.yml:1:1 warning: Nothing in “scales.agree” is translated, which has 2 texts; ${shown}`,
    `questionnaire.cy.yml:1:1 warning: “blocks.work.title” is not translated; ${shown}`,
    `questionnaire.cy.yml:1:1 warning: Nothing in “questions.role” is translated, which has 6 texts; ${shown}`,
    `questionnaire.cy.yml:1:1 warning: Nothing in “questions.leaving” is translated, which has 5 texts; ${shown}`,
    `questionnaire.cy.yml:1:1 warning: Nothing in “questions.office” is translated, which has 3 texts; ${shown}`,
    `questionnaire.cy.yml:1:1 warning: Nothing in “questions.cases” is translated, which has 4 texts; ${shown}`,
  ]);
  assert.deepEqual(translated?.blocks, TWO.blocks);
});

/** The whole translation with one text in place of another. */
const changed = (from: string, to: string): string[] => {
  assert.ok(WHOLE.includes(from), from);
  return read(WHOLE.replace(from, to)).said;
};

test('one text that is missing is named, at the place where it belongs', () => {
  assert.deepEqual(changed('    hint: Un yn unig\n', ''), [
    'questionnaire.cy.yml:10:5 warning: “questions.role.hint” is not translated; it is shown in the questionnaire’s own language, en. [translation-missing]',
  ]);
  assert.match(changed(', people: Y bobl', '')[0]!, /“questions\.leaving\.options\.people” is not translated/);
  assert.match(changed(', label: gweithiwr cymdeithasol', '')[0]!, /“questions\.role\.options\.worker\.label” is not/);
});

test('what is said of a question names it, and is said once for both modes', () => {
  const { problems } = readTranslation('questionnaire.cy.yml', WHOLE.replace(' yn {region|eich ardal}', ''), TWO);
  assert.deepEqual(
    problems.map(({ code, question }) => [code, question]),
    [['translation-fill-missing', 'role']],
  );
  const { problems: ofTitle } = readTranslation('questionnaire.cy.yml', WHOLE.replace('title: Dwy iaith\n', ''), TWO);
  assert.deepEqual(
    ofTitle.map(({ code, question }) => [code, question]),
    [['translation-missing', undefined]],
  );
});

test('a text for one mode alone leaves the other to the questionnaire where that has words of its own', () => {
  const lacking = WHOLE.replace(", telephone: 'Rhesymau dros adael fel {role|cydweithiwr}?'", '');
  const { translated, said } = read(lacking);
  assert.match(said.join('\n'), /“questions\.leaving\.text\.telephone” is not translated/);
  assert.equal(questionNamed(translated!, 'leaving').text.telephone, 'Reasons to leave as a {role|colleague}?');
});

test('numbers need no translation', () => {
  const bands = questionnaireFrom(`
title: '2025'
languages: [cy]
blocks:
  - id: one
    title: '1'
    questions: [{id: pupils, kind: single, text: Pupils?, options: {few: 1–5, many: 6+}}]`);
  assert.deepEqual(read('{language: cy, questions: {pupils: {text: Disgyblion?}}}', bands).said, []);
});

const WRONG: readonly (readonly [string, string, string, string])[] = [
  [
    'a question that is nowhere',
    '  office:',
    '  offise:',
    'The questionnaire has no question, note or close “offise”. The nearest is “office”. [translation-unknown]',
  ],
  [
    'a scale that is nowhere',
    '{agree: {agree',
    '{agre: {agree',
    'The questionnaire has no scale “agre”. The nearest is “agree”. [translation-unknown]',
  ],
  [
    'a block that is nowhere',
    '{work: {',
    '{wrok: {',
    'The questionnaire has no block “wrok”. The nearest is “work”. [translation-unknown]',
  ],
  [
    'an option that is nowhere',
    'pay: Cyflog',
    'pey: Cyflog',
    'The questionnaire has no option “pey” in “questions.leaving.options”. The nearest is “pay”. [translation-unknown]',
  ],
  [
    'a row that is nowhere',
    'quiet: Mae',
    'quite: Mae',
    'The questionnaire has no row “quite” in “questions.office.rows”. The nearest is “quiet”. [translation-unknown]',
  ],
  [
    'a check that is nowhere',
    '{many:',
    '{meny:',
    'The questionnaire has no check “meny” in “questions.cases.checks”. The nearest is “many”. [translation-unknown]',
  ],
  [
    'words that are nowhere',
    '{would:',
    '{wold:',
    'The questionnaire has no words “wold” in “questions.leaving.words”. The nearest is “would”. [translation-unknown]',
  ],
  [
    'a category that is nowhere',
    'north: y',
    'norh: y',
    'The questionnaire has no category “norh” in “sample.region”. The nearest is “north”. [translation-unknown]',
  ],
  [
    'options of a scale beside the scale',
    'rows: {quiet',
    'options: {agree: Ydw}\n    rows: {quiet',
    'These options are the scale “agree”, which is translated under “scales”. [translation-unknown]',
  ],
  [
    'a line to write in that the option does not have',
    'pay: Cyflog',
    'pay: {text: Cyflog, specify: Beth?}',
    'The option “pay” has no line to write in. [translation-unknown]',
  ],
  [
    'a fill that the element does not have',
    'Un yn unig',
    'Un yn {cases|unig}',
    'The text fills in “cases”, which the questionnaire does not put in here; it can fill in {region}. [fill-unknown]',
  ],
  [
    'a fill that may be missing, without other words',
    '{region|eich ardal}',
    '{region}',
    '“region” may be without an answer here: write {region|words to use instead}. [fill-without-fallback]',
  ],
  [
    'a fill that is lost',
    ' yn {region|eich ardal}',
    '',
    'The text in en fills in {region}, and this one does not. [translation-fill-missing]',
  ],
  [
    'as many texts as there are variants',
    '[gallech, byddech]',
    '[gallech]',
    '“would” has 2 texts in the questionnaire and 1 here; they go together by their order. [translation-variants]',
  ],
  [
    'a language that the questionnaire does not name',
    'language: cy',
    'language: fr',
    'The file is named for “cy”, and says that it is “fr”. [language-differs]',
  ],
];

for (const [what, from, to, sentence] of WRONG) {
  test(`what a translation gets wrong is told: ${what}`, () => {
    assert.ok(
      changed(from, to).some((line) => line.endsWith(sentence)),
      changed(from, to).join('\n'),
    );
  });
}

test('a key that an element has nothing to translate under is told', () => {
  assert.match(
    changed('unit: achos', 'hint: Un\n    unit: achos').join('\n'),
    /“cases” has no “hint” in the questionnaire/,
  );
  assert.match(changed('  cases:', '  bye: {text: Hwyl}\n  cases:').join('\n'), /“bye” has no “text”/);
});

test('a translation in a language that the questionnaire does not name is of no use', () => {
  const { said } = read(WHOLE, { ...TWO, languages: [] });
  assert.match(said.join('\n'), /does not list “cy” under “languages”.*\[language-not-declared\]/);
});

test('a translation with errors gives no questionnaire, and its warnings as well', () => {
  const { translated, said } = read(WHOLE.replace('  office:', '  offise:'));
  assert.equal(translated, null);
  assert.match(said.join('\n'), /Nothing in “questions\.office” is translated/);
});

test('every answer of a questionnaire can be filled in, whatever holds it', () => {
  const shouting = { ...everyKind, languages: ['xx'] };
  const words = JSON.stringify(translationOf(shouting, 'xx', (text) => `${text}!`));
  const { questionnaire: translated } = readTranslation('questionnaire.xx.yml', words, shouting);
  const office = questionNamed(translated!, 'office');
  assert.ok(office.kind === 'grid');
  for (const { name } of [...cellsOf(office), { name: 'role' }, { name: 'main_reason' }, { name: 'region' }]) {
    const spoken = [...(translated!.spoken.get(name) ?? [])];
    assert.ok(spoken.length > 1 && spoken.every(([, text]) => text.endsWith('!')), name);
  }
});
