import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import type { PreviewedStudy } from '@earshot/actions';
import { earshotAt } from './fixtures/earshot.ts';

const QUESTIONNAIRE = `
title: A draft
blocks:
  - id: a
    title: A
    questions:
      - {id: one, kind: single, text: One?, options: {a: A, b: B}}
      - {id: two, kind: text, text: Two?, when: answered(one)}
`;

let folder: string;
before(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'earshot-preview-'));
});
after(() => rmSync(folder, { recursive: true }));

/** Runs the command where pages come up at once, and are stopped at once; gives what it did and said. */
async function preview(questionnaire: string | null, ...options: string[]) {
  const study = mkdtempSync(path.join(folder, 'study-'));
  if (questionnaire !== null) writeFileSync(path.join(study, 'questionnaire.yml'), questionnaire);
  const done: (string | number)[] = [];
  const pages = {
    async showPreview({ title }: PreviewedStudy, port: number) {
      done.push(title, port);
      return { address: `http://localhost:${port}/preview`, stop: async () => void done.push('stopped') };
    },
  };
  const untilStopped = async () => void done.push('asked to stop');
  return { done, ...(await earshotAt({ pages, untilStopped }, 'preview', study, ...options)) };
}

test('a folder with nothing but a questionnaire is shown on the port that is asked for, until it is stopped', async () => {
  const { code, done, out } = await preview(QUESTIONNAIRE, '--port', '4200');
  assert.deepEqual([code, done], [0, ['A draft', 4200, 'asked to stop', 'stopped']]);
  assert.match(out, /^Preview of “A draft”: http:\/\/localhost:4200\/preview\n.*Ctrl-C/);
});

test('warnings are said, and keep nothing from being shown', async () => {
  const { code, done, err } = await preview(QUESTIONNAIRE.replace('answered(one)', "'one in (a, b)'"));
  assert.equal(code, 0);
  assert.ok(done.includes('stopped'));
  assert.match(err, /questionnaire\.yml:8:\d+ .*condition-always-true/);
});

test('a questionnaire with errors is not shown, and every error is listed', async () => {
  const { code, done, err } = await preview(QUESTIONNAIRE.replace('answered(one)', 'answered(three)'));
  assert.deepEqual([code, done], [1, []]);
  assert.match(err, /questionnaire\.yml:8:\d+ .*three/);
  const empty = await preview(null);
  assert.deepEqual([empty.code, empty.done], [1, []]);
  assert.match(empty.err, /nothing to show/);
});

test('a port that cannot be one is refused, and help says how it is called', async () => {
  assert.equal((await preview(QUESTIONNAIRE, '--port', '70000')).code, 2);
  assert.match((await preview(QUESTIONNAIRE, '--help')).out, /Usage: earshot preview STUDY \[--port N\]/);
});
