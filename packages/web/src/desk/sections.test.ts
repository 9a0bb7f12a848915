import assert from 'node:assert/strict';
import { test } from 'node:test';
import { permits, type Viewer } from '@earshot/actions';
import { navigation, SECTIONS } from './sections.ts';

const viewer = (role: Viewer['role']): Viewer => ({ accountId: 'a', name: 'A', role, authorityCode: null });
const study = { id: 'small', fieldwork: { panel: {}, vouchers: {} } };

test('a role is shown the sections that it may open, and no others', () => {
  for (const role of ['study_lead', 'interviewer', 'authority_contact', 'data_officer'] as const) {
    const { desk, study: ofStudy } = navigation(viewer(role), '/desk', study);
    const expected = SECTIONS.filter((section) => permits(viewer(role), section.needs)).map(({ text }) => text);
    assert.deepEqual([...desk, ...ofStudy].map(({ text }) => text).sort(), expected.sort(), role);
  }
});

test('the section that a page belongs to is marked, and it is the nearest one', () => {
  const at = (path: string) =>
    Object.values(navigation(viewer('study_lead'), path, study))
      .flat()
      .filter(({ current }) => current)
      .map(({ href }) => href);
  assert.deepEqual(at('/desk/small'), ['/desk/small']);
  assert.deepEqual(at('/desk/small/preview/map'), ['/desk/small/preview']);
  assert.deepEqual(at('/desk/smaller'), ['/desk']);
});

test('a study without fieldwork.yml has no sections of fieldwork, and a page without a study none of a study', () => {
  const without = navigation(viewer('study_lead'), '/desk/small', { id: 'small', fieldwork: null });
  const fieldwork = SECTIONS.filter((section) => section.fieldwork).map(({ text }) => text);
  assert.ok(without.study.every(({ text }) => !fieldwork.includes(text)));
  assert.deepEqual(navigation(viewer('study_lead'), '/desk', null).study, []);
});

test('a study whose plan has no panel and no vouchers shows no sections of them', () => {
  const { study: shown } = navigation(viewer('study_lead'), '/desk/small', { id: 'small', fieldwork: { panel: null } });
  const texts = shown.map(({ text }) => text);
  assert.deepEqual([texts.includes('Panel'), texts.includes('Vouchers')], [false, false]);
  assert.ok(texts.includes('Outcomes'));
});
