// What docs/problems.md says of fieldwork.yml is tried here: every example has its problem, and no code is missing.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { type Questionnaire, readQuestionnaire } from '@earshot/instrument';
import { readFieldworkPlan } from './read-plan.ts';

const documented = readFileSync(path.join(import.meta.dirname, '../../../docs/problems.md'), 'utf8');
const [section] = documented
  .split(/^## /m)
  .slice(1)
  .filter((part) => part.startsWith('The contact protocol'));
assert.ok(section);
const PLAN = /```yaml\n(.*?)```/s.exec(section)![1]!;
const rows = [...section.matchAll(/^\| `([a-z-]+)` \| (\w+) \| [^|]+ \| (.*) \|$/gm)].map(
  ([, code, severity, example]) => ({
    code: code!,
    severity,
    example: example === '–' ? null : example!.replace(/^`(.*)`$/, '$1'),
  }),
);

function questionnaireWith(modes: string): Questionnaire {
  const questions = /```yaml\n(.*?)```/s.exec(documented)![1]!;
  const read = readQuestionnaire('questionnaire.yml', `${modes}\n${questions}`).questionnaire;
  assert.ok(read);
  return read;
}
const BOTH = questionnaireWith('modes: [web, telephone]');

/** The plan with the example in place of the key that it begins with. */
function problemsOf(example: string, questionnaire = BOTH) {
  const key = example.slice(0, example.indexOf(':'));
  const kept = PLAN.split(/^(?=\S)/m).filter((part) => !part.startsWith(`${key}:`));
  return readFieldworkPlan('fieldwork.yml', [...kept, example].join('\n'), questionnaire).problems;
}

test('the plan that the examples are put into has no problem', () => {
  assert.deepEqual(readFieldworkPlan('fieldwork.yml', PLAN, BOTH).problems, []);
});

for (const { code, severity, example } of rows) {
  if (example === null) continue;
  test(`${code}: the example in docs/problems.md has it, and no other problem`, () => {
    const found = problemsOf(example).map((problem) => `${problem.severity} ${problem.code}`);
    assert.deepEqual([...new Set(found)], [`${severity} ${code}`]);
  });
}

test('a mode that the questionnaire does not have is worth a look', () => {
  const codes = (questionnaire: Questionnaire, example: string) =>
    problemsOf(example, questionnaire).map(({ code }) => code);
  const calls = `protocol: [{id: a, kind: telephone, day: 0, attempts: 3, windows: [{id: w, days: [mon], from: '09:00', to: '17:00'}]}, {id: c, kind: close, day: 20}]`;
  assert.deepEqual(codes(questionnaireWith('modes: [web]'), calls), ['telephone-not-asked']);
  assert.deepEqual(codes(questionnaireWith('modes: [telephone]'), 'open_link: []'), ['web-not-asked']);
});

test('what nobody will say is worth a look', () => {
  const uncalled = `protocol: [{id: c, kind: close, day: 20}]\ncalling: {opening: Hello}`;
  assert.deepEqual(
    problemsOf(uncalled).map(({ code }) => code),
    ['calling-without-calls'],
  );
});

test('every code that the checks of fieldwork.yml give stands in docs/problems.md, and none that nothing gives', () => {
  const folder = path.join(import.meta.dirname, 'protocol');
  const checks = readdirSync(folder).filter((file) => /^check-.*(?<!\.test)\.ts$/.test(file));
  const text = [
    ...checks.map((file) => path.join(folder, file)),
    path.join(import.meta.dirname, 'read-plan.ts'),
    path.join(import.meta.dirname, 'panel/read-where-now.ts'),
  ]
    .map((file) => readFileSync(file, 'utf8').replaceAll(/^import .*$/gm, ''))
    .join('\n');
  const made = [...text.matchAll(/'([a-z]+(?:-[a-z]+)+)'/g)].map((match) => match[1]!);
  assert.deepEqual([...new Set(made)].sort(), rows.map(({ code }) => code).sort());
});
