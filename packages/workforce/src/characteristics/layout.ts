import { type EesLayout, readEes } from '@earshot/dataset';
import type { Problem } from '@earshot/planfile';
import { GROUPS, type GroupId, ROLES, type RoleId, TOPICS } from './groups.ts';

/** How a file of characteristics is laid out, known from its header. */
export interface CharacteristicsLayout {
  /** Where the columns stand. */
  readonly at: Readonly<Record<(typeof PLACE_COLUMNS)[number], number>>;
  readonly columns: number;
  readonly roleAt: number;
  /** One row, one group: its topic, its name and its headcount. Null in the older layout. */
  readonly long: { readonly topicAt: number; readonly groupAt: number; readonly countAt: number } | null;
  /** The older layout, ethnicity only: a column a group. */
  readonly wide: readonly { readonly group: GroupId; readonly countAt: number }[];
}

const PLACE_COLUMNS = [
  'time_period',
  'geographic_level',
  'country_name',
  'region_code',
  'region_name',
  'old_la_code',
  'la_name',
] as const;

const LONG: EesLayout = {
  filters: ['role', 'breakdown_topic', 'breakdown'],
  indicators: ['inpost_FTE', 'inpost_FTE_percentage', 'inpost_headcount', 'inpost_headcount_percentage'],
};

const WIDE_GROUPS: readonly (readonly [string, GroupId])[] = [
  ['known_headcount', 'ethnicity_known'],
  ['white', 'white'],
  ['mixed', 'mixed'],
  ['asian', 'asian'],
  ['black', 'black'],
  ['other', 'other'],
];

const WIDE: EesLayout = {
  filters: ['OrgRole'],
  indicators: WIDE_GROUPS.flatMap(([name], at) => (at === 0 ? [name] : [name, `${name}_perc`])),
};

/**
 * The layout of a file by its header line, in either of DfE's two. Problems: those of `readEes`, which name the columns
 * that are missing and those that are not expected.
 */
export function layoutOf(
  file: string,
  header: string,
): { layout: CharacteristicsLayout | null; problems: readonly Problem[] } {
  const names = header.split(',').map((name) => name.replaceAll('"', ''));
  const isWide = names.includes('OrgRole');
  const { problems } = readEes(file, `${header}\n`, isWide ? WIDE : LONG);
  if (problems.length > 0) return { layout: null, problems };
  const at = (name: string) => names.indexOf(name);
  return {
    layout: {
      at: Object.fromEntries(PLACE_COLUMNS.map((name) => [name, at(name)])) as CharacteristicsLayout['at'],
      columns: names.length,
      roleAt: at(isWide ? 'OrgRole' : 'role'),
      long: isWide
        ? null
        : { topicAt: at('breakdown_topic'), groupAt: at('breakdown'), countAt: at('inpost_headcount') },
      wide: isWide ? WIDE_GROUPS.map(([name, group]) => ({ group, countAt: at(name) })) : [],
    },
    problems: [],
  };
}

const ROLE_IDS: ReadonlyMap<string, RoleId> = new Map(
  ROLES.flatMap(({ id, names }) => names.map((name) => [name, id])),
);
const TOPIC_NAMES: ReadonlySet<string> = new Set(Object.values(TOPICS));
const GROUP_IDS: ReadonlyMap<string, GroupId> = new Map(
  GROUPS.map(({ id, topic, name }) => [`${TOPICS[topic]}|${name}`, id]),
);

export function roleNamed(name: string): RoleId | null {
  return ROLE_IDS.get(name) ?? null;
}

/** Whether the topic is one that is read; a release with a further one is read without it. */
export function isTopic(name: string): boolean {
  return TOPIC_NAMES.has(name);
}

export function groupNamed(topic: string, name: string): GroupId | null {
  return GROUP_IDS.get(`${topic}|${name}`) ?? null;
}
