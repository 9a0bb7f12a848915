import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { pathOf, questionnaireVariables, readPage } from '@earshot/instrument';
import { validateXML } from 'xmllint-wasm';
import {
  allNamed,
  exportedFrom,
  HOSTILE,
  HOSTILE_WELSH,
  type Parsed,
  parsedXml,
  surveys,
  textsOf,
} from '../codebook/fixtures/exported.ts';
import { exportTripleS } from './export-triple-s.ts';
import { TEXT_SIZE } from './triple-s-variable.ts';

const grammar = readFileSync(path.join(import.meta.dirname, 'fixtures/triple-s-2.0-written.rng'), 'utf8');
const hostile = exportedFrom(HOSTILE, { cy: HOSTILE_WELSH });
const studies = [...surveys(), ['hostile texts', hostile] as const];
const { xml, columns, lost } = exportTripleS(hostile);
const metadata = parsedXml(xml);

function variableNamed(name: string): Parsed {
  const found = allNamed(metadata, 'variable').find((variable) => textsOf(variable, 'name')[0] === name);
  assert.ok(found, name);
  return found;
}

test('every metadata file keeps to the part of Triple-S XML 2.0 that we write', async () => {
  const files = studies.map(([name, study]) => ({
    fileName: `${name.replaceAll('/', '-').replaceAll(' ', '-')}.xml`,
    contents: exportTripleS(study).xml,
  }));
  const { errors } = await validateXML({ xml: files, schema: grammar, extension: 'relaxng', maxMemoryPages: 4096 });
  assert.deepEqual(errors, []);
});

test('fields are numbered without gaps, hold every variable in its order, and have different names', () => {
  for (const [name, study] of studies) {
    const written = exportTripleS(study);
    const variables = allNamed(parsedXml(written.xml), 'variable');
    const starts = variables.map((variable) => Number(allNamed(variable, 'position')[0]!.attributes.start));
    assert.deepEqual(
      starts,
      written.columns.map(({ position }) => position),
      name,
    );
    assert.deepEqual(
      starts,
      starts.map((_, index) => index + 1),
      name,
    );
    const names = variables.map((variable) => textsOf(variable, 'name')[0]!);
    assert.equal(new Set(names).size, names.length, name);
    const answers = written.columns.flatMap((column) => (column.is === 'variable' ? [column.name] : []));
    assert.deepEqual(
      answers,
      questionnaireVariables(study.questionnaire).map((variable) => variable.name),
      name,
    );
  }
});

test('a filter is a yes-or-no variable that stands before whatever it filters', () => {
  for (const [name, study] of studies) {
    const variables = allNamed(parsedXml(exportTripleS(study).xml), 'variable');
    variables.forEach((variable, index) => {
      const [filter] = textsOf(variable, 'filter');
      if (filter === undefined) return;
      const before = variables.slice(0, index).find((each) => textsOf(each, 'name')[0] === filter);
      assert.equal(before?.attributes.type, 'logical', `${name}: ${filter}`);
    });
  }
  assert.equal(textsOf(variableNamed('office_safe'), 'filter')[0], 'office_safe_asked');
  assert.equal(textsOf(variableNamed('office_quiet'), 'filter')[0], 'reasons_asked');
});

test('texts stand as tables have them, as people read them, and as they hear them where that differs', () => {
  assert.equal(metadata.attributes.languages, 'en en-x-phone cy cy-x-phone');
  assert.equal(metadata.attributes.modes, 'interview analysis');
  const [label] = variableNamed('role').children.filter(({ name }) => name === 'label') as [Parsed];
  assert.ok(label.text.startsWith('Role & "post"'));
  assert.deepEqual(
    label.children.map(({ attributes, text }) => [attributes.mode, attributes['xml:lang'], text]),
    [
      ['interview', 'en', 'What & <who>?'],
      ['interview', 'en-x-phone', 'By phone: ]]> & <who>?'],
      ['interview', 'cy', 'Beth & <pwy>?'],
      ['interview', 'cy-x-phone', 'Ar y ffôn: <pwy>?'],
    ],
  );
  const languages = allNamed(metadata, 'text').map(({ attributes }) => attributes['xml:lang']!);
  assert.deepEqual([...new Set(languages)].sort(), ['cy', 'cy-x-phone', 'en', 'en-x-phone']);
});

test('codes are the numbers of the questionnaire; what is no answer has codes above them', () => {
  const codes = (name: string) => allNamed(variableNamed(name), 'value').map(({ attributes }) => attributes.code);
  assert.deepEqual(codes('role'), ['1', '2', '8', '9']);
  assert.deepEqual(codes('office_quiet'), ['5', '9', '98']);
  assert.deepEqual(codes('hours'), ['998']);
  assert.deepEqual(
    allNamed(variableNamed('hours'), 'range').map(({ attributes }) => [attributes.from, attributes.to]),
    [['-5', '200']],
  );
});

test('several answers are spread over as many codes as can be picked', () => {
  assert.deepEqual(allNamed(variableNamed('reasons'), 'spread')[0]!.attributes, { subfields: '2', width: '1' });
  const reasons = columns.find(({ name }) => name === 'reasons');
  assert.deepEqual(reasons?.is === 'variable' && reasons.spread, { subfields: 2, width: 1 });
});

test('options with negative numbers count from 1, which is said', () => {
  const study = exportedFrom(`
title: Negative
blocks: [{id: a, title: A, questions: [{id: score, kind: single, text: Score?,
  options: {low: {text: Low, value: -1}, high: {text: High, value: 1}}}]}]`);
  const written = exportTripleS(study);
  assert.deepEqual(
    allNamed(parsedXml(written.xml), 'value').map(({ attributes }) => attributes.code),
    ['1', '2'],
  );
  assert.ok(written.lost.includes('Negative numbers of options, which count from 1 instead: score.'));
});

test('what Triple-S cannot hold is said, feature by feature', () => {
  assert.deepEqual(lost, [
    'Not asked and not reached are both blank fields.',
    'Hints, definitions and what an interviewer reads, adds or notes: role.',
    'Where items were taken from: role.',
    'Items by names of their own: role.',
    'Notes that are read before a question: hello.',
    'Words that depend on answers; their place is marked: reasons.',
    'That an option cannot be picked beside others: reasons.',
    'Conditions on options: reasons.',
    'Checks: hours.',
    'The words and outcomes of closes: stop.',
    'That a text of the sample has no greatest length; longer ones would be cut: place.',
    'Items of earlier waves that are no longer asked.',
  ]);
});

test('the room for what is written in beside an option is what the questionnaire keeps of it', () => {
  const { questionnaire } = exportedFrom(`
title: Specify
blocks: [{id: a, title: A, questions: [{id: job, kind: single, text: Job?,
  options: {x: X, other: {text: Other, specify: What?}}}]}]`);
  const { next, values } = pathOf(questionnaire, {});
  const isKept = (length: number): boolean => {
    const fields = { job: 'other', job_other_text: 'x'.repeat(length) };
    return 'answers' in readPage([next!], fields, { questionnaire, mode: 'web', values });
  };
  assert.ok(isKept(TEXT_SIZE));
  assert.ok(!isKept(TEXT_SIZE + 1));
});
