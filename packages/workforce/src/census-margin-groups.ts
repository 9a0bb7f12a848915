// What people of the census can be told apart by, in the words of its files.
import type { Problem } from '@earshot/planfile';
import type { CensusMargin, MarginDimension, PeopleGroup } from './census-margin-plan.ts';
import { AGE_GROUPS, ETHNIC_GROUPS, GROUPS, type GroupId, ROLES, type RoleId } from './characteristics/groups.ts';

/** The name of agency workers, who are counted beside staff in post; a characteristic may have a category for them. */
export const AGENCY = 'Agency';
/** The name of staff in post, where agency workers are told apart from them. */
export const EMPLOYED = 'Employed';

/** A group of staff in post, by its name in the census’s files and where its headcount stands. */
export interface CharacteristicGroup {
  readonly name: string;
  readonly role: RoleId;
  readonly group: GroupId;
}

const groupsOf = (ids: readonly GroupId[]): CharacteristicGroup[] =>
  ids.map((id) => ({ name: GROUPS.find((one) => one.id === id)!.name, role: 'total', group: id }));

/** Every group of known people, by characteristic. Of roles each has its headcount among all ages. */
const CHARACTERISTICS: Readonly<Record<Exclude<PeopleGroup['of'], 'agency'>, readonly CharacteristicGroup[]>> = {
  role: ROLES.filter(({ id }) => id !== 'total').map(({ id, label }) => ({
    name: label,
    role: id,
    group: 'ethnicity_total',
  })),
  sex: groupsOf(['female', 'male']),
  age: groupsOf(AGE_GROUPS),
  ethnicity: groupsOf(ETHNIC_GROUPS),
};

/** The groups of a characteristic; null for agency status, which is none. */
export function characteristicGroups(of: PeopleGroup['of']): readonly CharacteristicGroup[] | null {
  return of === 'agency' ? null : CHARACTERISTICS[of];
}

/** What is wrong with the names of a margin’s groups, all at once. */
export function unknownGroups(margin: CensusMargin): Problem[] {
  return margin.dimensions.flatMap((dimension) =>
    dimension.of === 'region' || dimension.of === 'authority'
      ? twice(dimension, margin)
      : [
          ...unknown(dimension, dimension.of, margin),
          ...uncovered(dimension, dimension.of, margin),
          ...twice(dimension, margin),
        ],
  );
}

function namesOf({ categories }: MarginDimension): string[] {
  return Object.values(categories).flat();
}

/** The names that have to be taken by some category; agency workers may be, where they are not what is told apart. */
function wanted(of: PeopleGroup['of']): readonly string[] {
  return characteristicGroups(of)?.map(({ name }) => name) ?? [AGENCY, EMPLOYED];
}

function unknown(dimension: MarginDimension, of: PeopleGroup['of'], margin: CensusMargin): Problem[] {
  const known = [...wanted(of), AGENCY];
  return namesOf(dimension)
    .filter((name) => !known.includes(name))
    .map((name) => {
      const sentence = `The census has no ${of} “${name}”; it has ${[...new Set(known)].map((one) => `“${one}”`).join(', ')}.`;
      return problem('census-margin-group', margin, sentence);
    });
}

function uncovered(dimension: MarginDimension, of: PeopleGroup['of'], margin: CensusMargin): Problem[] {
  const taken = namesOf(dimension);
  const left = wanted(of).filter((name) => !taken.includes(name));
  if (left.length === 0) return [];
  const listed = left.map((name) => `“${name}”`).join(', ');
  const sentence = `No category of “${margin.name}” takes the people of ${of} ${listed}, who would be missing from the population.`;
  return [problem('census-margin-uncovered', margin, sentence)];
}

function twice(dimension: MarginDimension, margin: CensusMargin): Problem[] {
  const names = namesOf(dimension);
  const repeated = [...new Set(names.filter((name, at) => names.indexOf(name) < at))];
  return repeated.map((name) =>
    problem('census-margin-twice', margin, `Two categories of “${margin.name}” take “${name}”.`),
  );
}

function problem(code: string, { place }: CensusMargin, sentence: string): Problem {
  return { code, severity: 'error', place, sentence };
}
