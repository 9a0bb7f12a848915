import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { questionnaireVariables } from '@earshot/instrument';
import { validateXML } from 'xmllint-wasm';
import {
  allNamed,
  elementWith,
  exportedFrom,
  HOSTILE,
  HOSTILE_WELSH,
  type Parsed,
  parsedXml,
  surveys,
  textsOf,
} from '../codebook/fixtures/exported.ts';
import { exportDdi } from './export-ddi.ts';

const grammar = readFileSync(path.join(import.meta.dirname, 'fixtures/ddi-codebook-written.rng'), 'utf8');
const hostile = exportedFrom(HOSTILE, { cy: HOSTILE_WELSH });
const studies = [...surveys(), ['hostile texts', hostile] as const];
const codebook = parsedXml(exportDdi(hostile).xml);

test('every codebook keeps to the part of DDI-Codebook 2.5 that we write', async () => {
  const xml = studies.map(([name, study]) => ({
    fileName: `${name.replaceAll('/', '-').replaceAll(' ', '-')}.xml`,
    contents: exportDdi(study).xml,
  }));
  const { errors } = await validateXML({ xml, schema: grammar, extension: 'relaxng', maxMemoryPages: 4096 });
  assert.deepEqual(errors, []);
});

test('identifiers are unique, and every reference leads to one', () => {
  for (const [name, study] of studies) {
    const elements = everything(parsedXml(exportDdi(study).xml));
    const ids = elements.flatMap(({ attributes }) => attributes.ID ?? []);
    assert.equal(new Set(ids).size, ids.length, name);
    const references = elements.flatMap(({ attributes }) =>
      ['sdatrefs', 'pubrefs', 'qstn'].flatMap((key) => attributes[key]?.split(' ') ?? []),
    );
    const members = elements.flatMap(({ attributes }) => attributes.var?.split(' ') ?? []);
    assert.deepEqual(
      [...references, ...members].filter((reference) => !ids.includes(reference)),
      [],
      name,
    );
  }
});

function everything(parsed: Parsed): Parsed[] {
  return [parsed, ...parsed.children.flatMap(everything)];
}

test('every variable of the data is there in its order, a multiple one by its options', () => {
  for (const [name, study] of studies) {
    const names = allNamed(parsedXml(exportDdi(study).xml), 'var').map(({ attributes }) => attributes.name!);
    const expected = questionnaireVariables(study.questionnaire).flatMap((variable) =>
      variable.kind === 'multiple'
        ? variable.categories.map(({ code }) => `${variable.name}.${code}`)
        : [variable.name],
    );
    assert.deepEqual(names, expected, name);
  }
});

test('texts stand by language, and by mode in a question of their own that points to it', () => {
  const role = elementWith(codebook, 'var', 'name', 'role');
  const [web, telephone] = role.children.filter(({ name }) => name === 'qstn') as [Parsed, Parsed];
  assert.equal(web.attributes.sdatrefs, 'mode.web');
  assert.deepEqual(textsOf(web, 'qstnLit'), ['What & <who>?', 'Beth & <pwy>?']);
  assert.deepEqual(textsOf(web, 'postQTxt'), ['A hint']);
  assert.deepEqual(textsOf(web, 'ivuInstr'), []);
  assert.equal(telephone.attributes.sdatrefs, 'mode.telephone');
  assert.deepEqual(textsOf(telephone, 'qstnLit'), ['By phone: ]]> & <who>?', 'Ar y ffôn: <pwy>?']);
  assert.deepEqual(textsOf(telephone, 'ivuInstr'), ['Read out the options.', 'Code <first>']);
  assert.deepEqual(
    telephone.children.filter(({ name }) => name === 'qstnLit').map(({ attributes }) => attributes['xml:lang']),
    ['en', 'cy'],
  );
  assert.equal(
    elementWith(codebook, 'universe', 'ID', 'mode.telephone').text,
    'People who are interviewed by telephone',
  );
});

test('answers have the numbers of the questionnaire, their label, and how they read in each mode and language', () => {
  const role = elementWith(codebook, 'var', 'name', 'role');
  const [worker] = role.children.filter(({ name }) => name === 'catgry') as [Parsed];
  assert.deepEqual(textsOf(worker, 'catValu'), ['1']);
  assert.deepEqual(textsOf(worker, 'labl'), ['Worker']);
  assert.deepEqual(textsOf(worker, 'txt'), ['a worker, or', 'Gweithiwr', 'gweithiwr, neu']);
  assert.deepEqual(valuesOf('office_quiet'), ['5', '9', '-8', '-1', '-2']);
});

function valuesOf(variable: string): string[] {
  return allNamed(elementWith(codebook, 'var', 'name', variable), 'catValu').map(({ text }) => text);
}

test('the ways of having no answer are marked as missing, with numbers that no answer can have', () => {
  const role = allNamed(elementWith(codebook, 'var', 'name', 'role'), 'catgry').filter(
    ({ attributes }) => attributes.missing === 'Y',
  );
  assert.deepEqual(
    role.map((category) => [category.attributes.missType, textsOf(category, 'catValu')[0]]),
    [
      ["don't know", '-8'],
      ['refusal', '-9'],
      ['not reached', '-2'],
    ],
  );
  assert.deepEqual(textsOf(role[1]!, 'txt'), ['Prefer not to say', 'Gwell peidio']);
  // Hours can be −5, so that −1 and −2 are answers.
  assert.deepEqual(valuesOf('hours'), ['-98', '-91', '-92']);
});

test('who is asked stands in words and as the expression; the questions that decide it are referred to', () => {
  const safe = elementWith(codebook, 'var', 'name', 'office_safe');
  assert.deepEqual(textsOf(safe, 'universe'), [
    'People for whom role is “Worker”, and hours is more than 10, unless the interview ended at stop. ' +
      'Expression: (role = worker) and (hours > 10)',
  ]);
  assert.deepEqual(
    allNamed(safe, 'backward').map(({ attributes }) => attributes.qstn),
    ['q.role q.hours'],
  );
  const hours = elementWith(codebook, 'var', 'name', 'hours');
  assert.deepEqual(
    allNamed(hours, 'forward').map(({ attributes }) => attributes.qstn),
    ['q.more'],
  );
  assert.deepEqual(
    allNamed(hours, 'range').map(({ attributes }) => [attributes.min, attributes.max]),
    [['-5', '200']],
  );
});

test('grids, several answers, blocks and pages are groups; items say where they were taken from', () => {
  const grid = elementWith(codebook, 'varGrp', 'type', 'grid');
  assert.equal(grid.attributes.var, 'v.office_quiet v.office_quiet_often v.office_safe v.office_safe_often');
  assert.equal(
    elementWith(codebook, 'varGrp', 'type', 'multipleResp').attributes.var,
    'v.reasons.pay v.reasons.hours v.reasons.none',
  );
  const role = elementWith(codebook, 'var', 'name', 'role');
  assert.deepEqual(textsOf(role, 'concept'), ['current_role']);
  assert.equal(role.attributes.pubrefs, 'source.dfe');
  assert.equal(
    elementWith(codebook, 'relMat', 'ID', 'source.dfe').text,
    'Study & more. P. Licence: OGL-UK-3.0. https://example.org/?a=1&b=2',
  );
});

test('checks, words that depend on answers, closes and removed items stand as notes', () => {
  const notes = allNamed(codebook, 'notes').map(({ text }) => text);
  for (const note of [
    'many_hours: if hours is more than 100: “Really ‹hours› & more?”',
    '‹verb› if role is “Worker”: “do <you>”',
    'stop: the interview ends if role is “Other & else” and role_other_text was answered, with the outcome screened_out.',
    'old_item, asked at wave 1: no longer asked. No <longer> asked',
    'Cannot be picked beside another option.',
  ])
    assert.ok(notes.includes(note), note);
});

test('what DDI cannot hold is said', () => {
  const study = exportedFrom(`
title: List
blocks: [{id: a, title: A, questions: [{id: place, kind: single, list: true, text: Where?, options: {x: X, y: Y}}]}]`);
  assert.deepEqual(exportDdi(study).lost, ['That a list is shown as a drop-down: place.']);
  assert.deepEqual(exportDdi(hostile).lost, []);
});
