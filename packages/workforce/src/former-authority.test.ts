import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { cellAt } from '@earshot/tables';
import { readAuthorities } from './authorities.ts';
import { formerAuthorities } from './former-authority.ts';
import { neighbourPage } from './neighbour-page.ts';
import { readIndicators } from './read-indicators.ts';

const textOf = (file: string) => readFileSync(new URL(`../../../data-sources/${file}`, import.meta.url), 'utf8');
const release = (file: string) => readIndicators(file, textOf(`dfe-csww/${file}`)).indicators!;
const older = release('csww_headline_measures_2017_to_2022.csv');
const latest = release('csww_indicators_2017_to_2025.csv');
const authorities = readAuthorities('la_lookup_153.csv', textOf('context/la_lookup_153.csv')).authorities!;

test('authorities that have ended are known by the releases that have figures of them', () => {
  for (const indicators of [older, latest]) {
    const former = formerAuthorities(indicators, authorities).map(
      ({ code, name, region }) => `${code} ${name}, ${region}`,
    );
    assert.deepEqual(former.sort(), [
      '835 Dorset, South West',
      '836 Poole, South West',
      '837 Bournemouth, South West',
      '909 Cumbria, North West',
      '928 Northamptonshire, East Midlands',
    ]);
  }
});

test('Cumbria has its page in the release of 2022, beside its region and England, without neighbours', () => {
  const page = neighbourPage(older, authorities, 'Cumbria').page!;
  assert.deepEqual(page.beforehand, [
    'Cumbria has ended, so that the model of 2025 gives it no statistical neighbours.',
  ]);
  const { table, findings } = page.rates[0]!;
  const shown = (id: string) => cellAt(table, id, '2022');
  // The file’s own rows of Cumbria, England and the North West.
  assert.deepEqual(
    ['authority', 'england', 'region', 'median'].map((id) => {
      const cell = shown(id);
      return cell?.kind === 'figure' ? cell.value : cell?.kind;
    }),
    [7.5, 17.1, 16.9, 'empty'],
  );
  assert.ok(findings[0]!.text.startsWith('In 2022 the turnover rate in Cumbria'));
  assert.ok(!findings[0]!.text.includes('neighbours'));
});

test('in a later release its years stand until it ended', () => {
  const page = neighbourPage(latest, authorities, '909').page!;
  assert.equal(page.glance.findings[0]!.text, 'No rate of Cumbria was published for 2025.');
  assert.ok(page.rates[0]!.table.notes.some((note) => note.startsWith('Cumbria appears in this release for 2017,')));
});

test('the Dorset of today is who is meant by that name, and the former one by its code', () => {
  assert.equal(neighbourPage(latest, authorities, 'Dorset').page!.authority.code, '838');
  assert.equal(neighbourPage(latest, authorities, '835').page!.authority.code, '835');
});
