import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { collectionOf } from '../collection/collection-of.ts';
import { openReturn } from '../reading/open-return.ts';
import { BREAKABLE, breakRule } from '../simulated/break-rule.ts';
import { csvOf, type ReturnDraft, xmlOf } from '../simulated/draft.ts';
import { simulateReturn } from '../simulated/simulate-return.ts';
import { RULES } from './catalogue.ts';

const WORKERS = 40;
const { draft } = simulateReturn({ collection: collectionOf(2024)!, authority: '855', workers: WORKERS, seed: 3 });
const pseudonym = (said: string): string => createHmac('sha256', 'a key of this test').update(said).digest('hex');

function read(text: string, format: 'xml' | 'csv' = 'xml') {
  const reading = openReturn({ format, pseudonym });
  reading.push(text);
  return reading.close();
}
const readXml = (some: ReturnDraft) => read([...xmlOf(some)].join(''));

test('a return that breaks no rule has no findings, as XML and as CSV', () => {
  for (const { findings, workers, isComplete, isSimulated, authority } of [readXml(draft), read(csvOf(draft), 'csv')]) {
    assert.deepEqual(findings.kept, []);
    assert.deepEqual([workers.length, isComplete, isSimulated, authority], [WORKERS, true, true, '855']);
  }
});

for (const rule of BREAKABLE) {
  test(`${rule} is found where it is broken, once, and nothing else with it`, () => {
    const { findings } = readXml(breakRule(draft, rule));
    const { kind } = RULES.find(({ id }) => id === rule)!;
    // Without a year there is no telling what a year can be: both rules speak.
    assert.deepEqual(
      [...findings.counts],
      rule === 'V9'
        ? [
            ['V9', 1],
            ['V11', 1],
          ]
        : [[rule, 1]],
    );
    const found = findings.kept.find((each) => each.rule === rule)!;
    assert.equal(found.kind, kind);
    assert.ok(found.line > 0 && found.sentence.length > 20, JSON.stringify(found));
  });
}

test('the catalogue holds the rules that can be broken here, those of the file, and the one of a collection’s own file', () => {
  const ids = RULES.map(({ id }) => id);
  assert.deepEqual(ids.filter((id) => !id.startsWith('F')).sort(), [...BREAKABLE, 'X15'].sort());
});

test('a finding says worker, line, item and what stands there', () => {
  const lines = [...xmlOf(breakRule(draft, 'V1'))].join('').split('\n');
  const [found] = readXml(breakRule(draft, 'V1')).findings.kept;
  const line = lines.findIndex((text) => text.includes('XXXX')) + 1;
  const worker = lines.slice(0, line).filter((text) => text.includes('<CSWWWorker>')).length;
  const { line: at, worker: number, item, found: value } = found!;
  assert.deepEqual({ at, number, item, value }, { at: line, number: worker, item: 'Ethnicity', value: 'XXXX' });
  assert.match(found!.sentence, /^Ethnicity has to be one of the codes WBRI, WIRI/);
});

test('one bad worker does not hide the others', () => {
  const broken = ['V1', 'X14', 'Q8', 'S7'].reduce(breakRule, draft);
  const { findings, workers } = readXml(broken);
  assert.equal(workers.length, WORKERS);
  assert.deepEqual([...findings.counts.keys()].sort(), ['Q8', 'S7', 'V1', 'X14']);
});

test('a rule that is broken everywhere is counted in full, and listed in part', () => {
  const { draft: large } = simulateReturn({
    collection: collectionOf(2022)!,
    authority: '855',
    workers: 1100,
    seed: 1,
  });
  const text = [...xmlOf(large)].join('').replaceAll(/<OrgRole>.<\/OrgRole>/g, '<OrgRole>7</OrgRole>');
  const { findings } = read(text);
  assert.deepEqual([findings.counts.get('V1'), findings.errors, findings.kept.length], [1100, 1100, 1000]);
});

test('the check of case holders begins with 2024', () => {
  const collection = collectionOf(2022)!;
  const earlier = simulateReturn({ collection, authority: '855', workers: WORKERS, seed: 3 }).draft;
  assert.deepEqual(readXml(breakRule(earlier, 'Q1')).findings.kept, []);
});

test('no registration number and no birth date leaves the reader, wherever in the file they slipped to', () => {
  const secrets = [...xmlOf(draft)].join('').matchAll(/<(?:SWENo|PersonBirthDate)>(.*?)</g);
  const swapped = [...xmlOf(draft)]
    .join('')
    .replace(/<SWENo>(.*?)<\/SWENo>(\s*)<FTE>(.*?)<\/FTE>/g, '<SWENo>$3</SWENo>$2<FTE>$1</FTE>')
    .replace(
      /<PersonBirthDate>(.*?)<\/PersonBirthDate>(\s*)<GenderCurrent>(.)/g,
      '<PersonBirthDate>$3</PersonBirthDate>$2<GenderCurrent>$1',
    );
  for (const result of [readXml(draft), read(swapped)]) {
    const told = JSON.stringify([result.workers, result.findings.kept]);
    for (const [, secret] of secrets) assert.ok(!told.includes(secret!), secret);
  }
  const shapes = new Set(read(swapped).findings.kept.map(({ found }) => found));
  assert.ok(shapes.has('AA9999999999') && shapes.has('9999-99-99'));
});

test('docs/census-return.md lists every rule as it is', () => {
  const text = readFileSync(path.join(import.meta.dirname, '../../../../docs/census-return.md'), 'utf8');
  const listed = RULES.map(
    ({ id, kind, statement, from }) => `| ${id} | ${kind} | ${statement}${from ? ` (from ${from})` : ''} |`,
  );
  assert.deepEqual(
    text.split('\n').filter((line) => /^\| [FSVXQ]\d/.test(line)),
    listed,
  );
});
