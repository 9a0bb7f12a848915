import type { Variable } from '@earshot/dataset';
import type { SamplePlan } from '../plan.ts';

/** What a column of a staff list can be for, beside a sample variable of the questionnaire, which goes by its name. */
export const COLUMN_USES = ['name', 'first_name', 'last_name', 'email', 'phone', 'authority', 'started'] as const;

/** By column, left to right: one of `COLUMN_USES`, the name of a sample variable, or null for a column that is not read. */
export type ColumnUses = readonly (string | null)[];

/** Headings that lists have everywhere; those of the study’s fieldwork.yml come first. */
const USUAL: Readonly<Record<(typeof COLUMN_USES)[number], readonly string[]>> = {
  name: ['name', 'full name', 'staff name', 'employee name', 'worker name'],
  first_name: ['first name', 'forename', 'given name', 'known as', 'preferred name'],
  last_name: ['last name', 'surname', 'family name'],
  email: ['email', 'e mail', 'email address', 'e mail address', 'work email', 'work email address', 'mail'],
  phone: ['phone', 'telephone', 'phone number', 'telephone number', 'work phone', 'mobile', 'mobile number', 'tel'],
  authority: ['authority', 'local authority', 'la', 'council', 'employer', 'la code', 'authority code'],
  started: ['started', 'start date', 'date started', 'starting date', 'date of starting', 'asye start date'],
};

interface Knows {
  readonly sample: SamplePlan;
  readonly variables: readonly Variable[];
}

/**
 * What the columns of a list seem to be for, by their headings: what fieldwork.yml says, what lists usually say, and
 * the names and labels of sample variables. A use is given to the first column that fits; nothing is read twice.
 */
export function guessColumns(header: readonly string[], { sample, variables }: Knows): ColumnUses {
  const wanted = new Map<string, string>();
  const want = (use: string, headings: readonly string[]): void => {
    for (const heading of headings) if (!wanted.has(plain(heading))) wanted.set(plain(heading), use);
  };
  const usable = usesOf(variables);
  for (const [use, headings] of Object.entries(sample.columns)) if (usable.includes(use)) want(use, headings);
  for (const [use, headings] of Object.entries(USUAL)) want(use, headings);
  for (const { name, label } of variables) if (usable.includes(name)) want(name, [name, label]);
  const given = new Set<string>();
  return header.map((heading) => {
    const use = wanted.get(plain(heading)) ?? null;
    if (use === null || given.has(use)) return null;
    given.add(use);
    return use;
  });
}

/** Everything that a column of this study’s lists can be for. */
export function usesOf(variables: readonly Variable[]): readonly string[] {
  const filled: readonly string[] = ['authority', 'link'];
  const own = variables.map(({ name }) => name).filter((name) => !filled.includes(name) && !isUse(name));
  return [...COLUMN_USES, ...own];
}

/** What stands in the way of reading a list by these columns, in sentences; none: it can be checked. */
export function columnFaults(
  uses: ColumnUses,
  needs: { readonly authority: boolean; readonly started: boolean },
): string[] {
  const has = (use: string): boolean => uses.includes(use);
  const faults: string[] = [];
  const twice = [...new Set(uses.filter((use, at) => use !== null && uses.indexOf(use) !== at))];
  for (const use of twice) faults.push(`Two columns are for the same thing (${use}). Choose one of them.`);
  if (!has('name') && !has('first_name') && !has('last_name')) faults.push('Say which column holds the name.');
  if (!has('email') && !has('phone')) faults.push('Say which column holds the e-mail address or the telephone number.');
  if (needs.authority && !has('authority')) faults.push('Say which column holds the authority.');
  if (needs.started && !has('started')) faults.push('Say which column holds the day on which people started.');
  return faults;
}

function isUse(name: string): boolean {
  return (COLUMN_USES as readonly string[]).includes(name);
}

function plain(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replace(/[\s_.:*/-]+/g, ' ')
    .trim();
}
