import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { CHECKOUT, earshot } from './fixtures/earshot.ts';

let folder: string;
before(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'earshot-export-'));
});
after(() => rmSync(folder, { recursive: true }));

test('export writes a codebook with the facts of the study, and says what it cannot hold', async () => {
  const file = path.join(folder, 'codebook.xml');
  const { code, out, err } = await earshot('export', 'big-listen', '--format', 'ddi', '--out', file);
  assert.equal(code, 0, err);
  assert.equal(out, 'That a list is shown as a drop-down: authority_london, authority_south_east.');
  const xml = readFileSync(file, 'utf8');
  assert.match(xml, /<codeBook xmlns="ddi:codebook:2_5" version="2.5" xml:lang="en">/);
  assert.match(xml, /<titl>The Big Listen<\/titl>/);
  assert.match(xml, /<abstract>.+<\/abstract>/);
});

test('export writes Triple-S metadata, with every sentence of what is lost', async () => {
  const file = path.join(folder, 'study.sss');
  const { code, out, err } = await earshot('export', 'big-listen', '--format', 'triple-s', '--out', file);
  assert.equal(code, 0, err);
  assert.match(out, /^Not asked and not reached are both blank fields\./);
  assert.match(readFileSync(file, 'utf8'), /<sss version="2.0" languages="en en-x-phone" modes="interview analysis">/);
});

test('export writes a Word document in the language that is asked for, and refuses one that is not there', async () => {
  const study = path.join(folder, 'two-languages');
  cpSync(path.join(CHECKOUT, 'surveys', 'examples', 'languages'), study, { recursive: true });
  writeFileSync(path.join(study, 'study.cy.yml'), 'title: Astudiaeth\n');
  const word = (...more: string[]) =>
    earshot('export', study, '--format', 'word', '--out', path.join(folder, 'paper.docx'), ...more);
  const own = await word();
  assert.equal(own.code, 0, own.err);
  assert.equal(own.out, 'A document has one language; ask for others with --language: cy.');
  const welsh = await word('--language', 'cy');
  assert.deepEqual([welsh.code, welsh.out], [0, '']);
  assert.equal(readFileSync(path.join(folder, 'paper.docx')).toString('latin1', 0, 2), 'PK');
  const french = await word('--language', 'fr');
  assert.equal(french.code, 1);
  assert.match(french.err, /not there in “fr”; it is in: en, cy/);
});

test('an export writes over nothing that is no export, such as the questionnaire itself', async () => {
  const study = path.join(folder, 'kept');
  cpSync(path.join(CHECKOUT, 'surveys', 'examples', 'languages'), study, { recursive: true });
  const file = path.join(study, 'questionnaire.yml');
  const before = readFileSync(file, 'utf8');
  const { code, err } = await earshot('export', study, '--format', 'word', '--out', file);
  assert.equal(code, 2);
  assert.match(err, /A file of the format word ends in \.docx/);
  assert.equal(readFileSync(file, 'utf8'), before);
});
