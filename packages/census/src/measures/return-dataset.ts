import {
  answered,
  type Category,
  type Dataset,
  DONT_KNOW,
  datasetOf,
  NOT_ASKED,
  type Row,
  type Value,
  type Variable,
} from '@earshot/dataset';
import { ETHNIC_GROUPS } from '../collection/codes.ts';
import type { Collection, ItemName } from '../collection/collection.ts';
import { ITEMS_2022 } from '../collection/layout-2022.ts';
import { daysFrom, wholeYears } from '../day.ts';
import type { ReadReturn } from '../reading/open-return.ts';
import type { Worker } from '../worker.ts';
import { onceEach } from './count-people.ts';
import { AGE_GROUPS, codeAt, SERVICE_BANDS } from './groups.ts';
import { movementAt } from './movement.ts';

/**
 * The workers of a return at a day of its census year as a dataset, a row a record: those in post, those who left since
 * 1 October, those who started and left since, and agency workers. `first_record` says which of several records of a person counts for headcounts. It holds no
 * registration number and no birth date; ages are in groups.
 * @param day within the census year.
 */
export function returnDataset(read: ReadReturn, collection: Collection, day: string): Dataset {
  const { inPost, leavers, brief, agency } = movementAt(read.workers, collection, day);
  const isYearEnd = day === collection.referenceDate;
  const groups = [
    { status: 'in_post', workers: inPost, first: new Set(onceEach(inPost, null)) },
    { status: 'left', workers: leavers, first: new Set(onceEach(leavers, 'role_end')) },
    { status: 'brief', workers: brief, first: new Set(onceEach(brief, 'role_end')) },
    { status: 'agency', workers: agency, first: new Set(agency) },
  ] as const;
  const rows = groups.flatMap(({ status, workers, first }) =>
    workers.map((worker) => rowOf(worker, { status, isFirst: first.has(worker), isYearEnd, collection, day })),
  );
  const name = `Return of ${read.authority ?? 'an authority'}, ${collection.year}`;
  return datasetOf(name, returnVariables(collection), rows, read.isSimulated ? rows.length : 0);
}

const CODED = ['gender', 'ethnicity', 'role', 'origin', 'destination', 'reason', 'qualification'] as const;
const LABELS: Readonly<Record<(typeof CODED)[number], string>> = {
  gender: 'Gender',
  ethnicity: 'Ethnicity',
  role: 'Role',
  origin: 'Where starters came from',
  destination: 'Where leavers went',
  reason: 'Why leavers left',
  qualification: 'Level of qualification',
};

/** The variables of a return’s dataset, for plans that are about it. Codes are those of the collection. */
export function returnVariables(collection: Collection): Variable[] {
  const single = (name: string, label: string, categories: readonly Category[]): Variable => ({
    kind: 'single',
    name,
    label,
    categories,
  });
  return [
    single('status', 'Status', [
      { code: 'in_post', label: 'In post' },
      { code: 'left', label: 'Left in the year' },
      { code: 'brief', label: 'Started and left in the year' },
      { code: 'agency', label: 'Agency workers' },
    ]),
    single('first_record', 'Record that a person counts by', YES_NO),
    single('starter', 'Started in the year', YES_NO),
    ...CODED.map((name) => single(name, LABELS[name], codesOf(collection, name))),
    single('ethnic_group', 'Ethnic group', ETHNIC_GROUPS),
    single('age_group', 'Age', AGE_GROUPS),
    single('service', 'Time in service', SERVICE_BANDS),
    { kind: 'quantity', name: 'service_years', label: 'Time in service', unit: 'years' },
    single('early', 'Left within 12 months of starting', YES_NO),
    { kind: 'quantity', name: 'fte', label: 'Full-time equivalent', unit: 'posts' },
  ];
}

const YES_NO: readonly Category[] = [
  { code: 'yes', label: 'Yes' },
  { code: 'no', label: 'No' },
];

/** Of an item that is not collected, the codes of 2022: nobody has one, and the variable stays. */
function codesOf({ items }: Collection, name: ItemName): readonly Category[] {
  const { value } = [...items, ...ITEMS_2022].find((item) => item.name === name)!;
  if (value.kind !== 'code') throw new Error(`returnVariables: ${name} has no codes.`);
  return value.codes;
}

interface Standing {
  readonly status: 'in_post' | 'left' | 'brief' | 'agency';
  readonly isFirst: boolean;
  readonly isYearEnd: boolean;
  readonly collection: Collection;
  readonly day: string;
}

function rowOf(worker: Worker, { status, isFirst, isYearEnd, collection, day }: Standing): Row {
  const { texts, age } = worker;
  const start = texts.role_start;
  const isStarter = status === 'in_post' && start !== undefined && start >= collection.firstDay;
  const isGone = status === 'left' || status === 'brief';
  const wantedOf = { origin: isStarter, destination: isGone, reason: isGone };
  const asked = (name: keyof typeof wantedOf): Value => (wantedOf[name] ? known(texts[name]) : NOT_ASKED);
  return {
    status: answered(status),
    first_record: answered(isFirst ? 'yes' : 'no'),
    starter: answered(isStarter ? 'yes' : 'no'),
    gender: known(texts.gender),
    ethnicity: known(texts.ethnicity),
    role: known(texts.role),
    origin: asked('origin'),
    destination: asked('destination'),
    reason: asked('reason'),
    qualification: known(texts.qualification),
    ethnic_group: known(collection.ethnicGroups[texts.ethnicity ?? '']),
    age_group: known(codeAt(AGE_GROUPS, age)),
    ...serviceOf(start, isGone ? texts.role_end! : day, status),
    fte: fteOf(worker, status, isYearEnd),
  };
}

/** How long somebody has been or was in the role. Of agency workers a return seldom says. */
function serviceOf(start: string | undefined, end: string, status: Standing['status']): Row {
  if (status === 'agency') return { service: NOT_ASKED, service_years: NOT_ASKED, early: NOT_ASKED };
  const isGone = status !== 'in_post';
  const early = (years: number): Value => (isGone ? answered(years < 1 ? 'yes' : 'no') : NOT_ASKED);
  if (start === undefined || end < start)
    return { service: DONT_KNOW, service_years: DONT_KNOW, early: isGone ? DONT_KNOW : NOT_ASKED };
  const years = wholeYears(start, end);
  return {
    service: known(codeAt(SERVICE_BANDS, years)),
    service_years: answered(daysFrom(start, end) / DAYS_A_YEAR),
    early: early(years),
  };
}

const DAYS_A_YEAR = 365.25;

function known(code: string | undefined): Value {
  return code === undefined ? DONT_KNOW : answered(code);
}

/** As in the measures: of leavers the hours in post, of others those of 30 September on that day. */
function fteOf({ amounts: { fte, fte30 } }: Worker, status: Standing['status'], isYearEnd: boolean): Value {
  const before = fte || fte30;
  const then = isYearEnd ? fte30 : (fte ?? fte30);
  const given = status === 'left' || status === 'brief' ? before : status === 'agency' ? (then ?? fte) : then;
  return given === undefined ? DONT_KNOW : answered(given);
}
