import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { withoutGovukMarks } from './govuk-styles.ts';

const published = readFileSync(
  createRequire(import.meta.url).resolve('govuk-frontend/dist/govuk/govuk-frontend.min.css'),
  'utf8',
);

test('neither the GOV.UK font nor the crest is left in the stylesheet that we serve', () => {
  assert.match(published, /GDS Transport/);
  const css = withoutGovukMarks(published);
  assert.doesNotMatch(css, /GDS Transport|@font-face|crest\.svg|url\(/);
});

test('the components are left as they are', () => {
  const css = withoutGovukMarks(published);
  for (const name of ['govuk-radios__input', 'govuk-error-summary', 'govuk-button']) {
    assert.ok(css.includes(`.${name}`), name);
  }
  assert.ok(css.includes('font-family:var(--earshot-font)'));
});
