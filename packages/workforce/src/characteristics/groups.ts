// What the census is published by: the roles and groups of DfE's files, in their words. A role or a group that is not
// in these lists is refused by the reader: shares would leave its people out without a word.

export type Topic = 'age' | 'ethnicity' | 'sex';

export const TOPICS: Readonly<Record<Topic, string>> = { age: 'Age group', ethnicity: 'Ethnicity major', sex: 'Sex' };

/** A role, as tiers from the top; `total` is everybody in post. */
export interface Role {
  readonly id: RoleId;
  readonly label: string;
  /** How DfE's files write it; the older file writes the total otherwise. */
  readonly names: readonly string[];
}

export type RoleId =
  | 'total'
  | 'senior_manager'
  | 'middle_manager'
  | 'first_line_manager'
  | 'senior_practitioner'
  | 'case_holder'
  | 'without_cases';

export const ROLES: readonly Role[] = [
  { id: 'total', label: 'All in post', names: ['Total', 'All children and family social workers'] },
  { id: 'senior_manager', label: 'Senior manager', names: ['Senior manager'] },
  { id: 'middle_manager', label: 'Middle manager', names: ['Middle manager'] },
  { id: 'first_line_manager', label: 'First line manager', names: ['First line manager'] },
  { id: 'senior_practitioner', label: 'Senior practitioner', names: ['Senior practitioner'] },
  { id: 'case_holder', label: 'Case holder', names: ['Case holder'] },
  { id: 'without_cases', label: 'Qualified without cases', names: ['Qualified without cases'] },
];

/** A group of a topic; the total of a topic, and the known and not known ethnicities, are groups too. */
export interface Group {
  readonly id: GroupId;
  readonly topic: Topic;
  readonly label: string;
  /** As DfE writes it. */
  readonly name: string;
}

export type GroupId =
  | 'age_total'
  | AgeGroupId
  | 'ethnicity_total'
  | 'ethnicity_known'
  | 'ethnicity_not_known'
  | EthnicGroupId
  | 'sex_total'
  | 'female'
  | 'male';

export const AGE_GROUPS = ['age_20_29', 'age_30_39', 'age_40_49', 'age_50_59', 'age_60_over'] as const;
export type AgeGroupId = (typeof AGE_GROUPS)[number];

export const ETHNIC_GROUPS = ['white', 'mixed', 'asian', 'black', 'other'] as const;
export type EthnicGroupId = (typeof ETHNIC_GROUPS)[number];

export const GROUPS: readonly Group[] = [
  { id: 'age_total', topic: 'age', label: 'All ages', name: 'Total' },
  { id: 'age_20_29', topic: 'age', label: '20 to 29', name: '20 to 29 years old' },
  { id: 'age_30_39', topic: 'age', label: '30 to 39', name: '30 to 39 years old' },
  { id: 'age_40_49', topic: 'age', label: '40 to 49', name: '40 to 49 years old' },
  { id: 'age_50_59', topic: 'age', label: '50 to 59', name: '50 to 59 years old' },
  { id: 'age_60_over', topic: 'age', label: '60 and over', name: '60 years old and over' },
  { id: 'ethnicity_total', topic: 'ethnicity', label: 'All', name: 'Total' },
  { id: 'ethnicity_known', topic: 'ethnicity', label: 'Known', name: 'Known' },
  { id: 'ethnicity_not_known', topic: 'ethnicity', label: 'Not known', name: 'Not known' },
  { id: 'white', topic: 'ethnicity', label: 'White', name: 'White' },
  { id: 'mixed', topic: 'ethnicity', label: 'Mixed', name: 'Mixed / Multiple ethnic groups' },
  { id: 'asian', topic: 'ethnicity', label: 'Asian', name: 'Asian / Asian British' },
  { id: 'black', topic: 'ethnicity', label: 'Black', name: 'Black / African / Caribbean / Black British' },
  { id: 'other', topic: 'ethnicity', label: 'Other', name: 'Other ethnic group' },
  { id: 'sex_total', topic: 'sex', label: 'All', name: 'Total' },
  { id: 'female', topic: 'sex', label: 'Female', name: 'Female' },
  { id: 'male', topic: 'sex', label: 'Male', name: 'Male' },
];

const GROUP_LABELS = new Map(GROUPS.map(({ id, label }) => [id, label]));

/** What a group is called in a table. */
export function groupLabel(id: GroupId): string {
  return GROUP_LABELS.get(id)!;
}

/** What a role is called in a table. */
export function roleLabel(id: RoleId): string {
  return ROLES.find((role) => role.id === id)!.label;
}
