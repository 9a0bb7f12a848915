import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { regionAreas } from '../indicators.ts';
import { RATES } from '../rate.ts';
import { readIndicators } from '../read-indicators.ts';
import { standingOf } from '../standing/standing.ts';
import { againstEngland, againstRest } from './census-measures.ts';

const FILE = 'csww_indicators_2017_to_2025.csv';
const text = readFileSync(new URL(`../../../../data-sources/dfe-csww/${FILE}`, import.meta.url), 'utf8');
const indicators = readIndicators(FILE, text).indicators!;
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
