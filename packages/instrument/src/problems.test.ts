// docs/problems.md is tried here: every example has the problem that it stands for, and no code is missing.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import type { Problem } from '@earshot/planfile';
import { readLeanings } from './leanings.ts';
import { measureQuestionnaire } from './length/measure-questionnaire.ts';
import { readQuestionnaire } from './read-questionnaire.ts';
import { readTranslation } from './read-translation.ts';

const packages = path.join(import.meta.dirname, '..', '..');
const documented = readFileSync(path.join(packages, '..', 'docs', 'problems.md'), 'utf8');
const CONTEXT = /```yaml\n(.*?)```/s.exec(documented)![1]!;

interface Row {
  readonly section: string;
  readonly code: string;
  readonly severity: string;
  /** Null where the table gives none. */
  readonly example: string | null;
}

/** Tried where fieldwork.yml is read, in packages/fieldwork. */
const ELSEWHERE = 'The contact protocol';

const parts = documented.split(/^## /m).filter((part) => !part.startsWith(ELSEWHERE));
const rows = parts.flatMap((part): Row[] => {
  const section = part.slice(0, part.indexOf('\n'));
  const lines = [...part.matchAll(/^\| `([a-z-]+)` \| (\w+) \| [^|]+ \| (.*) \|$/gm)];
  return lines.map(([, code, severity, example]) => ({
    section,
    code: code!,
    severity: severity!,
    example: example === '–' ? null : example!.replace(/^`(.*)`$/, '$1').replaceAll('\\|', '|'),
  }));
});

/** Everything that is said of a questionnaire, its length among it. */
function ofQuestionnaire(text: string): readonly Problem[] {
  const { questionnaire, problems } = readQuestionnaire('questionnaire.yml', text);
  if (!questionnaire) return problems;
  const measured = measureQuestionnaire({ file: 'questionnaire.yml', text, questionnaire }, null, () => 0.3);
  return [...problems, ...measured.problems];
}

/** What is said of an example, by the section in which it stands. */
function problemsOf({ section, example }: Row): readonly Problem[] {
  const context = () => readQuestionnaire('questionnaire.yml', `languages: [cy]\n${CONTEXT}`).questionnaire!;
  switch (section) {
    case 'Reading the file':
      return ofQuestionnaire(example!);
    case 'The whole questionnaire':
      return ofQuestionnaire(`${example}\n${CONTEXT}`);
    case 'Another language': {
      const text = example!.startsWith('language:') ? example! : `language: cy\n${example}`;
      return readTranslation('questionnaire.cy.yml', text, context()).problems;
    }
    case 'Beside the questionnaire':
      return readLeanings('simulation.yml', `people: 5\nanswers:\n  ${example}`, context()).problems;
    default:
      return ofQuestionnaire(`${CONTEXT}${items(example!)}`);
  }
}

/** Items one after another, as `{…}, {…}`, each on a line of the list. */
function items(example: string): string {
  return example
    .split(/(?<=\}), (?=\{id: [a-z]+, kind)/)
    .map((item) => `      - ${item}\n`)
    .join('');
}

test('the questions that all examples stand after have no problem', () => {
  assert.deepEqual(ofQuestionnaire(CONTEXT), []);
});

for (const row of rows) {
  if (row.example === null) continue;
  test(`${row.code}: the example in docs/problems.md has it`, () => {
    const found = problemsOf(row);
    assert.ok(
      found.some(({ code, severity }) => code === row.code && severity === row.severity),
      found.map(({ code, severity, sentence }) => `${severity} ${code}: ${sentence}`).join('\n') || 'no problem at all',
    );
  });
}

test('an example has one problem, and not others as well that its code does not mean', () => {
  const once = rows.filter(({ section, example }) => example !== null && !SEVERAL.has(section));
  for (const row of once) {
    const others = problemsOf(row).filter(({ code }) => code !== row.code && !(FOLLOWS[row.code] ?? []).includes(code));
    assert.deepEqual(
      others.map(({ code, sentence }) => `${row.code} ${code}: ${sentence}`),
      [],
    );
  }
});

/** Of an almost empty translation much is missing, and a file that is no questionnaire has much wrong with it. */
const SEVERAL: ReadonlySet<string> = new Set(['Another language', 'Reading the file']);
/** What one thing that is wrong brings with it. */
const FOLLOWS: Readonly<Record<string, readonly string[]>> = { 'options-none': ['options-one'] };

/** What looks like a code and is none: outcomes of comparing and explaining, and errors that respondents see. */
const NO_PROBLEMS = ['bank', 'explain', 'page-fields.ts', 'read-question.ts'];

/** The codes that stand in the sources of a package’s folder. */
function codesIn(folder: string, leaveOut: readonly string[] = []): string[] {
  const files = readdirSync(path.join(packages, folder), { recursive: true, encoding: 'utf8' }).filter(
    (file) => /(?<!\.test)\.ts$/.test(file) && ![...leaveOut, 'fixtures'].includes(file.split(path.sep)[0]!),
  );
  return files.flatMap((file) => {
    const text = readFileSync(path.join(packages, folder, file), 'utf8').replaceAll(
      /^import .*|^\s*(?:\/\/|\*).*$/gm,
      '',
    );
    return [...text.matchAll(/'([a-z]+(?:-[a-z]+)+)'/g)].map((match) => match[1]!);
  });
}

test('every code that check can give for a questionnaire stands in docs/problems.md', () => {
  const made = [
    ...codesIn('instrument/src', NO_PROBLEMS),
    ...codesIn('planfile/src'),
    ...codesIn('dataset/src/expression'),
    // Made up of the kind of thing that nobody reaches.
    ...['note', 'close', 'option', 'row'].map((what) => `${what}-unreachable`),
  ];
  const known = new Set(rows.map((row) => row.code));
  assert.deepEqual(
    [...new Set(made)].filter((code) => !known.has(code)),
    [],
  );
});

test('docs/problems.md lists no code twice, and none that nothing gives', () => {
  const codes = rows.map((row) => row.code);
  assert.deepEqual(
    codes.filter((code, index) => codes.indexOf(code) !== index),
    [],
  );
  const made = new Set([
    ...codesIn('instrument/src'),
    ...codesIn('planfile/src'),
    ...codesIn('dataset/src/expression'),
    ...codesIn('actions/src/studies'),
  ]);
  const unknown = codes.filter((code) => !made.has(code) && !/^shape-|-unreachable$/.test(code));
  assert.deepEqual(unknown, []);
});
