import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openReturn } from '../reading/open-return.ts';
import { type DraftField, type DraftPart, xmlOf } from '../simulated/draft.ts';
import { measuresAt } from './measures-at.ts';

/**
 * Rows that the DfE printed (Children's social work workforce, releases to 2025; Open Government Licence v3.0): counts from
 * which a return can be written, and the rates that its measures then have to come to.
 */
const PUBLISHED = [
  {
    row: 'Rutland 2020, a leap year',
    authority: '857',
    year: 2020,
    inPost: [21.2, 23],
    leavers: [7.8, 8],
    agency: [3, 3],
    cover: 1,
    vacancies: 1,
    holders: 11.1,
    cases: 137,
    days: 7,
    rates: {
      turnover_rate_fte: 36.8,
      turnover_rate_headcount: 34.8,
      agency_rate_fte: 12.4,
      agency_rate_headcount: 11.5,
      agency_cover_rate_fte: 33.3,
      vacancy_rate_fte: 4.5,
      vacancy_agency_cover_rate_fte: 100,
      caseload_fte: 12.3,
      absence_rate_fte: 0.1,
    },
  },
  {
    row: 'Leicestershire 2022',
    authority: '855',
    year: 2022,
    inPost: [277.4, 304],
    leavers: [50.1, 53],
    agency: [59, 59],
    cover: 59,
    vacancies: 61.1,
    holders: 199.2,
    cases: 3329,
    days: 1770.4,
    rates: {
      turnover_rate_fte: 18.1,
      turnover_rate_headcount: 17.4,
      agency_rate_fte: 17.5,
      agency_rate_headcount: 16.3,
      agency_cover_rate_fte: 100,
      vacancy_rate_fte: 18.1,
      vacancy_agency_cover_rate_fte: 96.6,
      caseload_fte: 16.7,
      absence_rate_fte: 2.5,
    },
  },
  {
    row: 'Kent 2024',
    authority: '886',
    year: 2024,
    inPost: [769.2, 823],
    leavers: [85.7, 93],
    agency: [125, 125],
    cover: 92.4,
    vacancies: 136.8,
    holders: 429.9,
    cases: 6813,
    days: 5533.5,
    rates: {
      turnover_rate_fte: 11.1,
      turnover_rate_headcount: 11.3,
      agency_rate_fte: 14,
      agency_rate_headcount: 13.2,
      agency_cover_rate_fte: 73.9,
      vacancy_rate_fte: 15.1,
      vacancy_agency_cover_rate_fte: 67.6,
      caseload_fte: 15.8,
      absence_rate_fte: 2.8,
    },
  },
  {
    row: 'Camden 2025',
    authority: '202',
    year: 2025,
    inPost: [185.2, 192],
    leavers: [36.1, 41],
    agency: [19.3, 22],
    cover: 18.4,
    vacancies: 22,
    holders: 87.3,
    cases: 981,
    days: 731,
    rates: {
      turnover_rate_fte: 19.5,
      turnover_rate_headcount: 21.4,
      agency_rate_fte: 9.4,
      agency_rate_headcount: 10.3,
      agency_cover_rate_fte: 95.5,
      vacancy_rate_fte: 10.6,
      vacancy_agency_cover_rate_fte: 83.6,
      caseload_fte: 11.2,
      absence_rate_fte: 1.6,
    },
  },
] as const;
type Published = (typeof PUBLISHED)[number];

for (const published of PUBLISHED) {
  test(`a return with the printed counts of ${published.row} comes to the printed rates`, () => {
    const made = measuresOf(published);
    for (const [id, printed] of Object.entries(published.rates)) {
      const { value, of } = made.measures.find((measure) => measure.id === id)!;
      // The counts are printed to 0.1, so that a rate made from them may differ by what that leaves open.
      const open = printed * (0.05 / of!.numerator + 0.05 / of!.denominator);
      assert.ok(Math.abs(value! - printed) <= 0.05 + open + 1e-9, `${id}: ${value}, printed ${printed}`);
    }
  });
}

function measuresOf({ authority, year, inPost, leavers, agency, cover, vacancies, holders, cases, days }: Published) {
  const heads = Math.ceil(holders);
  const blocks: DraftPart[] = [
    {
      element: 'Header',
      fields: [
        ['CollectionDetails/Year', String(year)],
        ['Source/LEA', authority],
      ],
    },
    {
      element: 'LALevelVacancies',
      fields: [
        ['NumberOfVacancies', String(vacancies)],
        ['NoAgencyFTE', String(cover)],
        ['NoAgencyHeadcount', '1'],
      ],
    },
    ...workers(heads, holders, (at) => ['0', '5', at === 0 ? String(cases - heads + 1) : '1']),
    ...workers(inPost[1] - heads, inPost[0] - holders, () => ['0', '1', '0']),
    ...workers(leavers[1], leavers[0], () => ['0', '5', '0']).map(leaving(year)),
    ...workers(agency[1], agency[0], () => ['1', '6', '0']),
  ];
  const parts = blocks.map((part, at) =>
    part.element === 'CSWWWorker' ? numbered(part, at, at === 2 ? days : 0) : part,
  );
  const reading = openReturn({ format: 'xml', pseudonym: (said) => said });
  for (const piece of xmlOf({ parts })) reading.push(piece);
  const read = reading.close();
  const made = measuresAt(read);
  assert.ok('measures' in made);
  return made;
}

/** So many people whose hours add up to a total, the same for each but for what millionths leave over. */
function workers(count: number, total: number, says: (at: number) => readonly [string, string, string]): DraftPart[] {
  const millionths = Math.round(total * 1e6);
  return Array.from({ length: count }, (_, at) => {
    const own = Math.floor(millionths / count) + (at < millionths % count ? 1 : 0);
    const [agency, role, cases] = says(at);
    const fte = String(own / 1e6);
    const fields: DraftField[] = [
      ['AgencyWorker', agency],
      ['FTE', fte],
      ['OrgRole', role],
      ['RoleStartDate', '2015-01-01'],
      ['FTE30', fte],
      ['Cases30', cases],
    ];
    return { element: 'CSWWWorker', fields };
  });
}

function leaving(year: number) {
  return ({ element, fields }: DraftPart): DraftPart => ({
    element,
    fields: [
      ...fields.map(([name, text]): DraftField => [name, name === 'FTE30' ? '0' : text]),
      ['RoleEndDate', `${year}-05-05`],
    ],
  });
}

function numbered({ element, fields }: DraftPart, at: number, days: number): DraftPart {
  return {
    element,
    fields: [['SWENo', `SW${String(at).padStart(10, '0')}`], ['WorkingDaysLost', String(days)], ...fields],
  };
}
