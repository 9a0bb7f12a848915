import type { GroupCounts } from './census-groups.ts';

export type Count = Exclude<keyof GroupCounts, 'region'>;

/** Two groups that exclude each other, as rows of a table under one title. */
export interface Pair {
  readonly id: string;
  readonly title: string;
  readonly groups: readonly [Group, Group];
}

export interface Group {
  readonly id: string;
  readonly label: string;
  readonly count: Count;
}

/** The first pair is of everybody, the others of employed people. */
export const PAIRS: readonly Pair[] = [
  {
    id: 'status',
    title: 'Agency status, of everybody',
    groups: [
      { id: 'agency', label: 'Agency', count: 'agency' },
      { id: 'employed', label: 'Employed', count: 'employed' },
    ],
  },
  {
    id: 'sex',
    title: 'Sex, of employed staff',
    groups: [
      { id: 'female', label: 'Female', count: 'female' },
      { id: 'male', label: 'Male', count: 'male' },
    ],
  },
  {
    id: 'age',
    title: 'Age, of employed staff',
    groups: [
      { id: 'under_50', label: 'Under 50', count: 'under50' },
      { id: 'from_50', label: '50 and over', count: 'from50' },
    ],
  },
  {
    id: 'ethnicity',
    title: 'Ethnicity, of employed staff of known ethnicity',
    groups: [
      { id: 'white', label: 'White', count: 'white' },
      { id: 'black_and_global_majority', label: 'Black and Global Majority', count: 'blackAndGlobalMajority' },
    ],
  },
  {
    id: 'role',
    title: 'Role, of employed staff',
    groups: [
      { id: 'managers', label: 'Managers', count: 'managers' },
      { id: 'social_workers', label: 'Social workers', count: 'socialWorkers' },
    ],
  },
];

/** Hands counts of respondents back; throws when they are not whole numbers or do not fit into the employed. */
export function checkedCounts(counts: GroupCounts): GroupCounts {
  const { region, ...numbers } = counts;
  for (const [name, value] of Object.entries(numbers)) {
    if (value === null) continue;
    if (!Number.isInteger(value) || value < 0)
      throw new Error(`checkedCounts: sample ${name} of ${region} is ${value}.`);
  }
  for (const { groups, title } of PAIRS.slice(1)) {
    const sum = (counts[groups[0].count] ?? 0) + (counts[groups[1].count] ?? 0);
    if (sum > counts.employed)
      throw new Error(`checkedCounts: sample of ${region} has more than its employed by ${title}.`);
  }
  return counts;
}
