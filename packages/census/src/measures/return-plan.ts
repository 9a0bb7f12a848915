/** One table of the plan: what of whom, by what. */
interface Wanted {
  readonly id: string;
  readonly title: string;
  readonly item: string;
  readonly of: keyof typeof BASES;
  readonly breaks?: readonly string[];
  /** A number, of which the mean and the median are shown. */
  readonly isAmount?: true;
}

const BASES = {
  in_post: ['status = in_post', 'In post'],
  starters: ['status = in_post and starter = yes', 'Started since 1 October'],
  leavers: ['status = left', 'Left since 1 October'],
  gone: ['(status = left or status = brief)', 'Left since 1 October, with those who had started since'],
  agency: ['status = agency', 'Agency workers'],
} as const;

const WANTED: readonly Wanted[] = [
  { id: 'role', title: 'Roles of those in post', item: 'role', of: 'in_post' },
  { id: 'gender', title: 'Gender by role', item: 'gender', of: 'in_post', breaks: ['role'] },
  { id: 'age', title: 'Age by role', item: 'age_group', of: 'in_post', breaks: ['role'] },
  {
    id: 'ethnic_group',
    title: 'Ethnic group by role, of those whose it is known',
    item: 'ethnic_group',
    of: 'in_post',
    breaks: ['role'],
  },
  { id: 'service', title: 'Time in service', item: 'service', of: 'in_post', breaks: ['role'] },
  {
    id: 'service_years',
    title: 'Mean and median time in service',
    item: 'service_years',
    of: 'in_post',
    breaks: ['role'],
    isAmount: true,
  },
  { id: 'origin', title: 'Where starters came from', item: 'origin', of: 'starters' },
  { id: 'starters_age', title: 'Age of starters', item: 'age_group', of: 'starters' },
  {
    id: 'starters_ethnic_group',
    title: 'Ethnic group of starters, of those whose it is known',
    item: 'ethnic_group',
    of: 'starters',
  },
  { id: 'destination', title: 'Where leavers went', item: 'destination', of: 'leavers' },
  { id: 'reason', title: 'Why leavers left', item: 'reason', of: 'leavers' },
  { id: 'leavers_service', title: 'Time in service of leavers', item: 'service', of: 'leavers' },
  {
    id: 'leavers_service_years',
    title: 'Mean and median time in service of leavers',
    item: 'service_years',
    of: 'leavers',
    isAmount: true,
  },
  { id: 'leavers_early', title: 'Leavers who left within 12 months of starting', item: 'early', of: 'leavers' },
  {
    id: 'gone_early',
    title: 'All who left, within 12 months of starting or later',
    item: 'early',
    of: 'gone',
  },
  { id: 'leavers_age', title: 'Age of leavers', item: 'age_group', of: 'leavers' },
  {
    id: 'leavers_ethnic_group',
    title: 'Ethnic group of leavers, of those whose it is known',
    item: 'ethnic_group',
    of: 'leavers',
  },
  { id: 'agency_role', title: 'Roles of agency workers', item: 'role', of: 'agency' },
];

/**
 * The plan of the tables of a return, over the dataset of `returnDataset`: each by headcount and, with `_fte` after its
 * name, by full-time equivalent. They describe people: what comes of it is not to be shown before `withholdReturn` has
 * withheld small groups of all tables together. It is counted and not estimated: see `countedTable`.
 * @param source whose return of which year it is, as it is to stand under the tables.
 * @param hasHours whether anybody has a full-time equivalent above 0; otherwise there is nothing to count by.
 */
export function returnPlan(source: string, hasHours: boolean): string {
  const weights = { fte: { label: 'By full-time equivalent', variable: 'fte', base: 'fte > 0' } };
  return JSON.stringify({
    title: 'Tables of a workforce return',
    source,
    ...(hasHours ? { weights } : {}),
    tables: WANTED.flatMap((wanted) => (hasHours ? [byHeads(wanted), byFte(wanted)] : [byHeads(wanted)])),
  });
}

function byHeads({ id, title, item, of, breaks = [], isAmount }: Wanted) {
  const [base, label] = BASES[of];
  const shown = isAmount ? { rows: 'means', median: true } : { rows: 'categories' };
  const people = { ...shown, compare: 'none' };
  return {
    id,
    title,
    items: [item],
    breaks,
    base: `${base} and first_record = yes`,
    base_label: `${label}, headcount`,
    ...people,
  };
}

function byFte(wanted: Wanted) {
  const [base, label] = BASES[wanted.of];
  const { id, title, ...rest } = byHeads(wanted);
  return {
    ...rest,
    id: `${id}_fte`,
    title: `${title}, full-time equivalent`,
    base,
    base_label: `${label}, full-time equivalent`,
    weight: 'fte',
  };
}
