import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readAuthorities } from '../authorities.ts';
import { regionAreas } from '../indicators.ts';
import { RATES } from '../rate.ts';
import { readIndicators } from '../read-indicators.ts';
import { standingOf } from '../standing/standing.ts';
import { againstEngland, againstRest } from './census-measures.ts';
import { besideText, said, surveyTable, tablePlan } from './fixtures/made-up.ts';
import { readBesidePlan } from './read-beside-plan.ts';
import { setBeside } from './set-beside.ts';

const textOf = (file: string) => readFileSync(new URL(`../../../../data-sources/${file}`, import.meta.url), 'utf8');
const FILE = 'dfe-csww/csww_indicators_2017_to_2025.csv';
const indicators = readIndicators(FILE, textOf(FILE)).indicators!;
const known = readAuthorities('la_lookup_153.csv', textOf('context/la_lookup_153.csv')).authorities!;
const { year } = indicators.release;
const authorities = indicators.areaYears.filter((one) => one.year === year && one.area.level === 'authority');

test('an authority departs from England exactly where its own page says that it lies outside of the funnel', () => {
  let departed = 0;
  for (const rate of RATES.filter(({ chance }) => chance !== null)) {
    for (const { area } of authorities) {
      const { departure } = againstEngland({ indicators, rate, year }, area);
      const { latest, england } = standingOf(indicators, area, rate, null);
      const funnel = latest === null ? null : (england?.funnel ?? null);
      if (departure.kind === 'not-known' || !funnel) continue;
      const side = { higher: 'above', lower: 'below' } as const;
      const place = departure.kind === 'departs' ? side[departure.side] : null;
      assert.equal(place, funnel.place === 'within' ? null : funnel.side, `${area.name} ${rate.name}`);
      departed += Number(place !== null);
    }
  }
  assert.ok(departed > 100);
});

test('what is not known says why, and is no number: symbols, rates without a chance, areas that are left out', () => {
  for (const rate of RATES) {
    for (const { area } of [...authorities, ...regionAreas(indicators).map((region) => ({ area: region }))]) {
      const { departure, own } = againstEngland({ indicators, rate, year }, area);
      if (departure.kind === 'not-known') assert.ok(departure.why.length > 20, area.name);
      else assert.ok([departure.difference, departure.least, departure.most].every(Number.isFinite), area.name);
      if (own.kind === 'symbol') assert.equal(departure.kind, 'not-known');
    }
  }
});

test('two places set against each other differ by the same, turned round', () => {
  const [one, other] = [regionAreas(indicators)[0]!, regionAreas(indicators)[3]!];
  for (const rate of RATES) {
    const of = { indicators, rate, year };
    const [there, back] = [againstRest(of, one, [other]).departure, againstRest(of, other, [one]).departure];
    if (there.kind === 'not-known' || back.kind === 'not-known') continue;
    assert.ok(Math.abs(there.difference + back.difference) < 1e-9, rate.name);
    assert.ok(Math.abs(there.least + back.most) < 1e-9, rate.name);
    assert.equal(there.kind, back.kind);
  }
});

test('authorities are places by name or code, and two that make one return have its figures', () => {
  const cells = { kent: said(0.6, 0.1, 'higher'), surrey: said(0.5, 0, null), kingston: said(0.4, -0.1, 'lower') };
  const text = besideText({ cells })
    .replace('are: regions', 'are: authorities')
    .replace(/names: \{[^}]*\}/, 'names: {kent: kent, surrey: 936, kingston: Kingston upon Thames}');
  const { plan, problems } = readBesidePlan('beside.yml', text, tablePlan(Object.keys(cells)));
  assert.deepEqual(problems, []);
  const tables = new Map([['workload', surveyTable(cells)]]);
  const { beside } = setBeside(plan!, tables, { indicators, authorities: known });
  const printed = beside!.pairs[0]!.places.map(({ area, own }) => [
    area.name,
    own.kind === 'figure' ? own.value : null,
  ]);
  // Turnover, FTE, 2022, as DfE prints it.
  assert.deepEqual(printed, [
    ['Kent', 15.9],
    ['Surrey', 22.3],
    ['Kingston upon Thames / Richmond upon Thames', 19.9],
  ]);
});
