import type { Cell, Simulated, Table, TableColumn } from '@earshot/tables';
import type { Way } from './organisation-event.ts';
import type { Standing } from './standing.ts';

/** An authority as the profile counts it. */
export interface ProfiledOrganisation {
  readonly standing: Standing;
  readonly way: Way | null;
  readonly region: string | null;
  readonly rating: string | null;
}

export interface OrganisationProfile {
  readonly organisations: readonly ProfiledOrganisation[];
  /** What the study is called in the source line, with the day: “Second wave, 3 March 2026”. */
  readonly source: string;
  readonly simulated: Simulated | null;
}

type Counts = Record<(typeof COUNTED)[number]['id'], number>;

/** By columns. Every authority is in `listed`; those invited are agreed, declined, withdrawn or without an answer. */
const COUNTED = [
  { id: 'listed', label: 'Authorities', group: null },
  { id: 'invited', label: 'Invited', group: null },
  { id: 'agreed', label: 'All', group: 'Agreed' },
  { id: 'list', label: 'Sends a staff list', group: 'Agreed' },
  { id: 'open_link', label: 'Passes an open link on', group: 'Agreed' },
  { id: 'way_unknown', label: 'Has not said how', group: 'Agreed' },
  { id: 'declined', label: 'Declined', group: 'Did not agree' },
  { id: 'withdrew', label: 'Withdrew', group: 'Did not agree' },
  { id: 'no_answer', label: 'Has not answered', group: 'Did not agree' },
] as const;
const COLUMNS: readonly TableColumn[] = [
  ...COUNTED,
  { id: 'share_agreed', label: 'Agreed, of those invited', group: null },
];

const RATINGS = ['Outstanding', 'Good', 'Requires improvement to be good', 'Inadequate'];

/**
 * The authorities that agreed beside all, by region and by Ofsted’s judgement, as three tables: `organisations`,
 * `organisations_by_region` and `organisations_by_rating`. Every row adds up: those invited agreed, declined, withdrew
 * or have not answered. They count authorities and not people, so nothing is withheld.
 */
export function organisationProfile(profile: OrganisationProfile): Table[] {
  const { organisations } = profile;
  const regions = labelsOf(organisations.map(({ region }) => region));
  const ratings = labelsOf(organisations.map(({ rating }) => rating)).sort(byPlaceIn(RATINGS));
  return [
    tableOf(profile, { id: 'organisations', title: 'Authorities invited and agreed', labels: [], of: () => null }),
    tableOf(profile, {
      id: 'organisations_by_region',
      title: 'Authorities invited and agreed, by region',
      labels: regions,
      of: ({ region }) => region ?? UNKNOWN,
    }),
    tableOf(profile, {
      id: 'organisations_by_rating',
      title: 'Authorities invited and agreed, by Ofsted’s judgement',
      labels: ratings,
      of: ({ rating }) => rating ?? UNKNOWN,
    }),
  ];
}

const UNKNOWN = 'Not known';

interface Divided {
  readonly id: string;
  readonly title: string;
  readonly labels: readonly string[];
  readonly of: (organisation: ProfiledOrganisation) => string | null;
}

function tableOf({ organisations, source, simulated }: OrganisationProfile, { id, title, labels, of }: Divided): Table {
  const lines = [
    ...labels.map((label) => ({ label, members: organisations.filter((one) => of(one) === label) })),
    { label: 'All authorities', members: organisations },
  ];
  return {
    id,
    title,
    columns: COLUMNS,
    rows: lines.map(({ label }, at) => ({ id: at < labels.length ? rowId(label) : 'all', label, group: null })),
    cells: lines.map(({ members }) => cellsOf(countsOf(members))),
    base: 'Authorities of England that the study lists',
    source,
    weighting: 'Not weighted',
    notes: NOTES,
    simulated,
  };
}

const NOTES = [
  'An authority’s latest answer counts. One that answered without an invitation counts as invited.',
  'Those invited are those who agreed, declined, withdrew after agreeing, or have not answered.',
  'Ofsted’s judgement is the one that the study has recorded for the authority.',
];

function countsOf(members: readonly ProfiledOrganisation[]): Counts {
  const count = (is: (one: ProfiledOrganisation) => boolean): number => members.filter(is).length;
  return {
    listed: members.length,
    invited: count(({ standing }) => standing !== 'listed'),
    agreed: count(({ standing }) => standing === 'agreed'),
    list: count(({ standing, way }) => standing === 'agreed' && way === 'list'),
    open_link: count(({ standing, way }) => standing === 'agreed' && way === 'open_link'),
    way_unknown: count(({ standing, way }) => standing === 'agreed' && way === null),
    declined: count(({ standing }) => standing === 'declined'),
    withdrew: count(({ standing }) => standing === 'withdrew'),
    no_answer: count(({ standing }) => standing === 'invited'),
  };
}

function cellsOf(counts: Counts): Cell[] {
  const share: Cell =
    counts.invited === 0
      ? { kind: 'empty' }
      : { kind: 'figure', unit: 'percent', value: Math.round((100 * counts.agreed) / counts.invited), decimals: 0 };
  return [...COUNTED.map(({ id }): Cell => ({ kind: 'figure', unit: 'count', value: counts[id], decimals: 0 })), share];
}

/** Each label once, in alphabetical order, what is not known last. */
function labelsOf(labels: readonly (string | null)[]): string[] {
  const known = [...new Set(labels.filter((label) => label !== null))].sort((a, b) => a.localeCompare(b, 'en-GB'));
  return labels.includes(null) ? [...known, UNKNOWN] : known;
}

/** Those that stand in a list in its order, the others after them. */
function byPlaceIn(order: readonly string[]): (one: string, other: string) => number {
  const place = (label: string): number => order.indexOf(label) + 1 || order.length + 1;
  return (one, other) => place(one) - place(other);
}

function rowId(label: string): string {
  return label
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '');
}
