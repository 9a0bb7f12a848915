import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readBand } from './read-band.ts';

/** A band in interval notation: what is in it, in which unit, of what. */
function written(label: string): string | null {
  const band = readBand(label);
  if (!band) return null;
  const { from, to, of } = band;
  const left = from ? `${from.isIn ? '[' : '('}${from.value}${from.unit ?? ''}` : '(';
  const right = to ? `${to.value}${to.unit ?? ''}${to.isIn ? ']' : ')'}` : ')';
  return `${left}, ${right}${of && ` ${of}`}`;
}

const BANDS: Readonly<Record<string, string>> = {
  '1-5': '[1, 5]',
  '6 to 10': '[6, 10]',
  '11 or 12': '[11, 12]',
  'between 5 and 10': '[5, 10]',
  '30+': '[30, )',
  None: '[0, 0]',
  'Three or more': '[3, )',
  'Under 25 years': '(, 25year)',
  '25 – 34 years': '[25year, 34year]',
  '65 years and over': '[65year, )',
  'Aged 16 to 24': '[16, 24]',
  'Less than 6 months': '(, 6month)',
  '6 months to 1 year': '[6month, 1year]',
  '1 year': '[1year, 1year]',
  'Less than a year': '(, 1year)',
  'Over 1 year to 2 years': '(1year, 2year]',
  '2 to under 5 years': '[2year, 5year)',
  'More than 10 years': '(10year, )',
  '10+ years': '[10year, )',
  '0-2 hours': '[0hour, 2hour]',
  'More than 10 but less than 20': '(10, 20)',
  'Up to 5 cases': '(, 5] case',
  '5 or fewer cases': '(, 5] case',
  '11 to 20 social workers': '[11, 20] social worker',
  '£10,000 to £19,999': '[10000, 19999] £',
  '1–25%': '[1, 25] %',
  '2020 or later': '[2020, )',
  '1 year or more, but less than 3': '[1year, 3year)',
  '5 or more and up to 9 cases': '[5, 9] case',
};

for (const [label, band] of Object.entries(BANDS)) {
  test(`“${label}” is a band of numbers`, () => assert.equal(written(label), band));
}

test('what is no band for certain is not read as one', () => {
  const others = ['Yes', '1 - Not at all', '24/7', '5 to 10 to 15', '10 to 5', 'Not 5', 'Once a week', 'More'];
  for (const label of [...others, 'Fixed term contract lasting 12 months or longer', ''])
    assert.equal(written(label), null, label);
});
