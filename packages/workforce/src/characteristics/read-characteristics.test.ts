import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { type Characteristics, headcountAt, placeCalled } from './characteristics.ts';
import { characteristicsReader, readCharacteristics } from './read-characteristics.ts';

const folder = new URL('../../../../data-sources/dfe-csww/', import.meta.url);
const OLDER = 'csww_workforce_role_by_ethnicity_2019_to_2022.csv';
const NEWER = 'csww_role_by_characteristics_inpost_2019_to_2025.from-rds.csv.gz';
const PLACE =
  'time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,new_la_code,la_name';
const HEADER = `${PLACE},role,breakdown_topic,breakdown,inpost_FTE,inpost_FTE_percentage,inpost_headcount,inpost_headcount_percentage`;
const england = (role: string, topic: string, group: string, count: string, year = '2026') =>
  `${year},Reporting year,National,E92000001,England,,,,,,${role},${topic},${group},1.0,100,${count},100.0`;
const authority = (code: string, ons: string, name: string, year: string, count: string) =>
  `${year},Reporting year,Local authority,E92000001,England,E13000002,Outer London,${code},${ons},${name},Total,Sex,Total,1,1,${count},1`;
const read = (...lines: string[]) => readCharacteristics('own.csv', `${[HEADER, ...lines].join('\n')}\n`);
const said = (problems: readonly { code: string; place: { line: number } }[]) =>
  problems.map(({ code, place }) => `${place.line} ${code}`);
const count = (
  held: Characteristics,
  place: string,
  year: number,
  role: 'total' | 'senior_manager',
  group: 'ethnicity_known' | 'sex_total' | 'white' | 'asian',
) => {
  const cell = headcountAt(placeCalled(held, place)!, year, role, group);
  return cell?.kind === 'number' ? cell.value : (cell?.symbol ?? null);
};

test('the shipped file is read whole: England’s checks of 2025, every authority, joint returns and changed codes', () => {
  const text = gunzipSync(readFileSync(new URL(NEWER, folder))).toString('utf8');
  const { characteristics, problems } = readCharacteristics(NEWER, text);
  assert.deepEqual(problems, []);
  const held = characteristics!;
  assert.deepEqual([held.release, held.topics], [{ firstYear: 2019, year: 2025 }, ['age', 'ethnicity', 'sex']]);
  assert.equal(count(held, 'England', 2025, 'total', 'sex_total'), 38292);
  assert.equal(count(held, 'England', 2025, 'total', 'ethnicity_known'), 31494);
  const returns = (year: number) =>
    held.places.filter(({ area, years }) => area.level === 'authority' && years.has(year)).length;
  assert.deepEqual([2019, 2022, 2023, 2025].map(returns), [148, 149, 151, 151]);
  for (const name of ['Richmond upon Thames', '314', 'Kingston upon Thames / Richmond upon Thames'])
    assert.equal(placeCalled(held, name)?.area.code, '314 / 318');
  for (const name of ['Barnsley', 'Sheffield', 'Somerset', 'North Yorkshire', 'Buckinghamshire'])
    assert.equal(placeCalled(held, name)!.years.size, 7, name);
  assert.equal(placeCalled(held, 'Cumberland')!.years.size, 3);
  assert.equal(count(held, 'Middlesbrough', 2022, 'senior_manager', 'white'), 'x');
  assert.deepEqual(placeCalled(held, 'Bristol, City of')!.within, ['South West']);
  assert.deepEqual(placeCalled(held, 'Camden')!.within, ['Inner London', 'London']);
  assertSelectionIsTheSame(held);
});

/** What studies are weighted to and set beside is a selection of this file, and must hold the same headcounts. */
function assertSelectionIsTheSame(held: Characteristics): void {
  const text = readFileSync(new URL('selection/csww_role_by_characteristics_inpost_2022.csv', folder), 'utf8');
  const selection = readCharacteristics('selection', text).characteristics!;
  for (const { area, years } of selection.places) {
    const whole = held.places.find((one) => one.area.code === area.code)!;
    assert.deepEqual(years.get(2022), whole.years.get(2022), area.name);
  }
  assert.equal(selection.places.length, 12);
}

test('the older file has a byte order mark, its own layout, ethnicity only, and joint returns under one of two codes', () => {
  const text = readFileSync(new URL(OLDER, folder), 'utf8');
  assert.equal(text.charCodeAt(0), 0xfeff);
  const { characteristics, problems } = readCharacteristics(OLDER, text);
  assert.deepEqual(problems, []);
  const held = characteristics!;
  assert.deepEqual([held.release, held.topics], [{ firstYear: 2019, year: 2022 }, ['ethnicity']]);
  assert.equal(count(held, 'England', 2022, 'total', 'ethnicity_known'), 27373);
  assert.equal(count(held, 'England', 2022, 'total', 'sex_total'), null);
  assert.equal(typeof count(held, '318', 2022, 'total', 'white'), 'number');
  assert.equal(placeCalled(held, '318')?.area.code, '314 / 318');
  assert.deepEqual([...placeCalled(held, 'Cumbria')!.years.keys()].sort(), [2019, 2020, 2021, 2022]);
});

test('cut anywhere, a file reads the same', () => {
  const lines = [
    HEADER,
    england('Total', 'Sex', 'Total', '12'),
    authority('330', 'E1', '"Bromley, ""new"" of"', '2026', 'x'),
  ];
  const text = `\uFEFF${lines.join('\r\n')}`;
  const whole = readCharacteristics('own.csv', text);
  assert.equal(whole.characteristics!.places[1]!.area.name, 'Bromley, "new" of');
  fc.assert(
    fc.property(fc.array(fc.nat(text.length), { maxLength: 6 }), (cuts) => {
      const reader = characteristicsReader('own.csv');
      const ends = [...cuts, text.length].sort((a, b) => a - b);
      for (const [at, end] of ends.entries()) reader.take(text.slice(ends[at - 1] ?? 0, end));
      assert.deepEqual(reader.end(), whole);
    }),
    { numRuns: 50 },
  );
});

test('an authority is the same through changes of code and name, and has its newest name', () => {
  const { characteristics } = read(
    england('Total', 'Sex', 'Total', '12'),
    authority('370', 'E08000038', 'Barnsley', '2026', '8'),
    authority('370', 'E08000016', 'Barnsley Borough', '2025', '7'),
  );
  const place = placeCalled(characteristics!, '370')!;
  assert.deepEqual([place.area.name, [...place.years.keys()]], ['Barnsley', [2026, 2025]]);
});

test('a file whose columns differ is refused with the names of those missing and those not expected', () => {
  const { characteristics, problems } = readCharacteristics(
    'own.csv',
    `${HEADER.replace('breakdown_topic', 'topic')}\n1,2\n`,
  );
  assert.equal(characteristics, null);
  assert.deepEqual(
    problems.map(({ sentence }) => sentence),
    ['The file has no column “breakdown_topic”.', 'The column “topic” is not expected here.'],
  );
});

test('a name that the census does not have is refused, a further topic is left aside with a warning', () => {
  const { problems, characteristics } = read(
    england('Total', 'Sex', 'Total', '12'),
    england('Team manager', 'Sex', 'Total', '12'),
    england('Total', 'Age group', '60 to 69 years old', '12'),
    england('Total', 'Time in service', '2 years', '12'),
    england('Total', 'Time in service', '3 years', '12'),
  );
  assert.equal(characteristics, null);
  assert.deepEqual(said(problems), ['3 characteristics-role', '4 characteristics-group', '5 characteristics-topic']);
  const further = read(england('Total', 'Sex', 'Total', '12'), england('Total', 'Time in service', '2 years', '12'));
  assert.equal(further.characteristics!.places.length, 1);
  assert.deepEqual(
    further.problems.map(({ severity, sentence }) => `${severity} ${sentence}`),
    ['warning Rows by “Time in service” are not read.'],
  );
});

test('every row that cannot be read is named, twenty of a kind', () => {
  const { problems } = read(
    england('Total', 'Sex', 'Total', '12'),
    england('Total', 'Sex', 'Total', '12'),
    england('Total', 'Sex', 'Male', '1.5'),
    england('Total', 'Sex', 'Male', 'many'),
    england('Total', 'Sex', 'Female', '3', '202526'),
    england('Total', 'Sex', 'Female', '3', '1926'),
    'short,row',
    england('Total', 'Sex', 'Female', '3').replace('National', 'Ward'),
    authority('330', 'E1', '"open', '2026', '3'),
  );
  assert.deepEqual(said(problems), [
    '3 census-repeated-row',
    '4 ees-cell',
    '5 ees-cell',
    '6 census-year',
    '7 census-year',
    '8 csv-ragged-row',
    '9 ees-level',
    '10 csv-quotes',
  ]);
  const many = read(...Array.from({ length: 30 }, () => 'short,row'));
  assert.equal(many.problems.length, 21);
  assert.match(many.problems.at(-1)!.sentence, /10 further rows have a problem of this kind/);
});

test('an empty file, one without figures, one without England and one without line ends are refused', () => {
  const codes = (text: string) => said(readCharacteristics('own.csv', text).problems);
  assert.deepEqual(codes(''), ['1 csv-empty']);
  assert.deepEqual(codes(`${HEADER}\n`), ['1 census-no-rows']);
  assert.deepEqual(codes(`${HEADER}\n${authority('330', 'E1', 'Bromley', '2026', '3')}`), ['1 census-no-country']);
  assert.deepEqual(codes('x'.repeat(20_000)), ['1 csv-quotes']);
});

test('a file that is not in UTF-8 is refused at the line that shows it, in whatever pieces it comes', () => {
  const text = `${HEADER}\n${authority('330', 'E1', 'Bromley', '2026', '3')}\n${authority('331', 'E2', 'B\uFFFD', '2026', '3')}`;
  assert.deepEqual(said(readCharacteristics('own.csv', text).problems), ['3 csv-encoding']);
  const reader = characteristicsReader('own.csv');
  const taken = [text.slice(0, HEADER.length + 9), text.slice(HEADER.length + 9), text].map((piece) =>
    reader.take(piece),
  );
  assert.deepEqual(taken, [true, false, false]);
  assert.deepEqual(said(reader.end().problems), ['3 csv-encoding']);
});

test('symbols stay symbols, and a figure that is not there is none', () => {
  for (const symbol of ['z', 'x', 'c', 'u', 'low', ':']) {
    const { characteristics } = read(england('Total', 'Sex', 'Total', symbol));
    const place = placeCalled(characteristics!, 'england')!;
    assert.deepEqual(headcountAt(place, 2026, 'total', 'sex_total'), { kind: 'symbol', symbol });
    assert.equal(headcountAt(place, 2026, 'total', 'male'), null);
    assert.equal(headcountAt(place, 2025, 'total', 'sex_total'), null);
  }
});
