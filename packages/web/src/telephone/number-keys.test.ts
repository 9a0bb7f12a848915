// Ines has both hands on the keyboard: lists of any length are coded with it, in a real browser.
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { previewStudy } from '@earshot/actions';
import { axeProblems, browser, freePort, type TestBrowser } from '@earshot/testing';
import type { FastifyInstance } from 'fastify';
import type { Page } from 'playwright-core';
import { previewApp } from '../preview/serve-preview.ts';

const listed = (count: number, word: string) =>
  Array.from({ length: count }, (_, index) => `o${index + 1}: ${word} ${index + 1}`);
const authorities = [...listed(150, 'Borough'), 'durham: County Durham'];

const FILES: Readonly<Record<string, string>> = {
  'questionnaire.yml': `
title: Lists of many lengths
modes: [telephone]
telephone: {dont_know: Don’t know, refused: Prefer not to say}
blocks:
  - id: all
    title: All
    questions:
      - {id: twelve, kind: single, text: Which of twelve?, options: {${listed(12, 'Twelfth').join(', ')}}}
      - {id: forty, kind: multiple, text: Which of forty?, options: {${listed(40, 'Fortieth').join(', ')}}}
      - {id: rows, kind: grid, text: Each?, options: {${listed(11, 'Eleventh').join(', ')}}, rows: {a: First, b: Second}}
      - {id: place, kind: single, list: true, text: Which authority?, options: {${authorities.join(', ')}}}
      - {id: hours, kind: number, text: How many hours?, unit: hours, range: [0, 168], page: both}
      - {id: usual, kind: single, text: Was it usual?, page: both, options: {yes_: 'Yes', no_: 'No'}}
`,
};
const { study, problems } = previewStudy({
  id: 'lists',
  name: (file) => file,
  read: (file) => FILES[file] ?? null,
  files: () => Object.keys(FILES),
});

let app: FastifyInstance;
let chromium: TestBrowser;
let origin = '';
let page: Page;

before(async () => {
  assert.ok(study, JSON.stringify(problems));
  const port = await freePort();
  app = previewApp(study, (error) => assert.fail(error));
  await app.listen({ host: 'localhost', port });
  origin = `http://localhost:${port}`;
  chromium = await browser();
});
after(async () => {
  await chromium?.close();
  await app?.close();
});
beforeEach(async () => {
  page = await chromium.newPage();
});

const open = (question: string) => page.goto(`${origin}/preview/to/${question}?mode=telephone`);
const pickedValues = () =>
  page
    .locator('.earshot-call input:checked')
    .evaluateAll((inputs) => inputs.map((input) => input.getAttribute('value')));
const press = async (...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};

test('answers after the ninth have letters, which stand beside them and pick them at once', async () => {
  await open('twelve');
  assert.equal(await page.locator('label[for=twelve-12] kbd').innerText(), 'c');
  await press('c');
  assert.deepEqual(await pickedValues(), ['o12']);
  await press('A');
  assert.deepEqual(await pickedValues(), ['o10']);
  await press('z', '1');
  assert.deepEqual(await pickedValues(), ['o1']);
  assert.deepEqual(await axeProblems(page), []);
});

test('of forty answers each has two digits; what was begun is shown, Enter completes it and Escape forgets it', async () => {
  await open('forty');
  assert.equal(await page.locator('label[for=forty-7] kbd').innerText(), '07');
  await press('3');
  assert.equal(await page.locator('[data-key-pressed]').innerText(), '3…');
  await press('8', '0', '2');
  assert.deepEqual(await pickedValues(), ['o2', 'o38']);
  assert.equal(await page.locator('[data-key-pressed]').innerText(), '');
  const at = page.url();
  await press('4', 'Enter');
  assert.deepEqual(await pickedValues(), ['o2', 'o4', 'o38']);
  assert.equal(page.url(), at, 'the page is not sent by it');
  await press('1', 'Escape', '2', '0', '9');
  assert.deepEqual(await pickedValues(), ['o2', 'o4', 'o20', 'o38'], 'no answer begins with 9, so nothing is begun');
});

test('in a grid a letter answers a statement too, and the next key is for the next of them', async () => {
  await open('rows');
  await press('b', '2');
  assert.deepEqual(await pickedValues(), ['o11', 'o2']);
});

test('a list of 150 authorities is searched by typing, wherever the focus was', async () => {
  await open('place');
  await page.locator('input#place').waitFor();
  await page.keyboard.type('durh');
  await press('ArrowDown', 'Enter');
  assert.equal(await page.locator('select[name=place]').inputValue(), 'durham');
  assert.deepEqual(await axeProblems(page), []);
  await Promise.all([page.waitForURL((url) => !url.pathname.endsWith('/place')), press('Enter')]);
});

test('without scripts the list is a drop-down with its label, and answers are reached with Tab and arrows', async () => {
  page = await chromium.newPage({ javaScript: false });
  await open('place');
  await page.getByLabel(/What is said/).selectOption('durham');
  assert.ok(await page.locator('[data-key-help]').isHidden());
  await open('twelve');
  await page.getByRole('radio').first().focus();
  await press('ArrowDown', 'ArrowDown');
  assert.deepEqual(await pickedValues(), ['o3']);
});

test('a number comes before the question below it, and a digit is typed into it', async () => {
  await open('hours');
  await press('3', '7');
  assert.equal(await page.locator('#hours').inputValue(), '37');
  await page.locator('#usual').focus();
  await press('2');
  assert.deepEqual(await pickedValues(), ['no_']);
});
