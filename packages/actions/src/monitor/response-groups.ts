import {
  type Audience,
  coverageRates,
  coverageTable,
  type GroupCount,
  type GroupCoverage,
  groupCoverage,
  type OrganisationState,
  type TableAbout,
} from '@earshot/fieldwork';
import type { Organisation } from '@earshot/store';
import type { Table } from '@earshot/tables';
import type { FieldworkStudy } from '../access/fieldwork-study.ts';
import type { RecordedCase } from '../outcomes/counted-cases.ts';

/** How the groups of one kind, such as regions, have responded so far. */
export interface ResponseGroups {
  readonly id: string;
  /** Such as “region”. */
  readonly title: string;
  readonly table: Table;
  /** For a chart; null where there are too many groups to draw, or too few to compare. */
  readonly rates: Table | null;
  /** Under-covered now, with what can be done. Only for the field team: it tells small counts. */
  readonly under: readonly GroupCoverage[];
}

/** What groups are made from. */
export interface GroupedCases {
  readonly study: FieldworkStudy;
  /** Sampled and released. */
  readonly cases: readonly RecordedCase[];
  readonly organisations: readonly Organisation[];
  readonly standings: ReadonlyMap<string, OrganisationState>;
}

interface Grouping extends GroupedCases {
  /** Codes of the authorities that somebody was sampled from. */
  readonly sampled: ReadonlySet<string>;
}

const MOST_DRAWN = 16;
/** No code of a questionnaire is empty. */
const UNKNOWN = '';

/**
 * By authority, region, Ofsted’s judgement, and every single-choice variable of the sample. Beyond the field team only by
 * the last: the others lie within each other, so that what one withholds another tells; the tables of outcomes, which are
 * withheld together, have those by region and judgement.
 */
export function responseGroups(grouped: GroupedCases, about: TableAbout): ResponseGroups[] {
  const { study, organisations } = grouped;
  const names = new Map(organisations.map(({ authorityCode, name }) => [authorityCode, name]));
  const variables = study.questionnaire.sample.flatMap((variable) =>
    variable.kind === 'single' ? [{ ...variable, kind: variable.kind }] : [],
  );
  const kinds: Kind[] = [
    { id: 'region', title: 'region', of: ({ region }) => region, label: (region) => region },
    { id: 'rating', title: 'Ofsted judgement', of: ({ rating }) => rating, label: (rating) => rating },
    ...variables.map(({ name, label, categories }): Kind => {
      const labels = new Map(categories.map((category) => [category.code, category.label]));
      return {
        id: name,
        title: label.charAt(0).toLowerCase() + label.slice(1),
        of: ({ record }) => sampleCode(record.sample[name]),
        label: (code) => labels.get(code) ?? code,
      };
    }),
    {
      id: 'authority',
      title: 'authority',
      of: ({ authorityCode }) => authorityCode,
      label: (code) => names.get(code) ?? code,
    },
  ];
  const isArea = ({ id }: Kind) => id === 'region' || id === 'rating' || id === 'authority';
  const shown = about.audience === 'field_team' ? kinds : kinds.filter((kind) => !isArea(kind));
  const sampled = new Set(grouped.cases.flatMap(({ authorityCode }) => authorityCode ?? []));
  return shown.flatMap((kind) => groupsOf(kind, { ...grouped, sampled }, about) ?? []);
}

interface Kind {
  readonly id: string;
  readonly title: string;
  readonly of: (one: RecordedCase) => string | null;
  readonly label: (code: string) => string;
}

function groupsOf(kind: Kind, grouped: Grouping, about: TableAbout): ResponseGroups | null {
  const members = new Map<string, RecordedCase[]>();
  for (const one of grouped.cases) {
    // Beyond the field team everybody is in a row, so that what is withheld is all that is missing from the sum.
    const code = kind.of(one) ?? (about.audience === 'beyond' ? UNKNOWN : null);
    if (code === null) continue;
    const group = members.get(code);
    if (group) group.push(one);
    else members.set(code, [one]);
  }
  if (members.size < 2) return null;
  const counts = [...members]
    .map(([code, cases]) =>
      countGroup(code, code === UNKNOWN ? 'Not known' : kind.label(code), cases, populationOf(kind.id, code, grouped)),
    )
    .sort((one, other) => one.label.localeCompare(other.label, 'en-GB'));
  const closed = grouped.cases.every(({ outcome }) => outcome.standing === 'final');
  const coverage = groupCoverage(counts, closed);
  const table = coverageTable(coverage, kind, about);
  const under = forAudience(about.audience, coverage);
  return {
    id: kind.id,
    title: kind.title,
    table,
    rates: coverage.length > MOST_DRAWN ? null : coverageRates(table),
    under,
  };
}

function forAudience(audience: Audience, coverage: readonly GroupCoverage[]): readonly GroupCoverage[] {
  return audience === 'field_team' ? coverage.filter(({ under }) => under !== null) : [];
}

function countGroup(id: string, label: string, cases: readonly RecordedCase[], population: number | null): GroupCount {
  const open = cases.filter(({ outcome }) => outcome.standing === 'temporary');
  return {
    id,
    label,
    released: cases.length,
    completed: cases.filter(({ outcome }) => outcome.disposition === 'complete').length,
    population,
    open: {
      people: open.length,
      notCalled: open.filter(({ record, telephone }) => record.hasPhone && telephone === null).length,
      noAddress: open.filter(({ reachableOnline }) => !reachableOnline).length,
    },
  };
}

/** What authorities said of their own numbers; of a region, when all of its authorities that take part have said so. */
function populationOf(kind: string, code: string, { organisations, standings, sampled }: Grouping): number | null {
  const stated = (authority: string) => standings.get(authority)?.population?.people ?? null;
  if (kind === 'authority') return stated(code);
  if (kind !== 'region') return null;
  const within = organisations.filter(({ region, authorityCode }) => region === code && sampled.has(authorityCode));
  const people = within.map(({ authorityCode }) => stated(authorityCode));
  if (people.length === 0 || people.includes(null)) return null;
  return people.reduce<number>((sum, one) => sum + one!, 0);
}

function sampleCode(value: RecordedCase['record']['sample'][string] | undefined): string | null {
  return value?.state === 'answered' && typeof value.value === 'string' ? value.value : null;
}
