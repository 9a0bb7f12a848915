import { answered, type Value } from '@earshot/dataset';
import type { Questionnaire } from '../questionnaire.ts';
import { questionsOf } from '../variables.ts';
import { conditionsOf, leavesOf } from './leaves.ts';

/**
 * Numbers that conditions compare with each other, such as `direct_hours > hours`: for each of them, the values by
 * which every order that they can have is found. Between two numbers that conditions or ranges name, k numbers can
 * stand in any order if there are k whole numbers there, so that many next to each of those are enough.
 */
export function entangledNumbers(questionnaire: Questionnaire): ReadonlyMap<string, readonly Value[]> {
  const leaves = conditionsOf(questionnaire).flatMap(({ expression }) => leavesOf(expression));
  const groups = new Groups();
  for (const leaf of leaves) {
    if (leaf.type === 'compare' && leaf.left.type === 'name' && leaf.right.type === 'name') {
      groups.join(leaf.left.name, leaf.right.name);
    }
  }
  const numbers = questionsOf(questionnaire).filter((question) => question.kind === 'number');
  const found = new Map<string, readonly Value[]>();
  for (const group of groups.all()) {
    const members = numbers.filter((question) => group.has(question.id));
    const named = leaves.flatMap((leaf) =>
      leaf.type === 'compare' && leaf.left.type === 'name' && group.has(leaf.left.name) && leaf.right.type === 'number'
        ? [Number(leaf.right.text)]
        : [],
    );
    const ends = members.flatMap(({ least, most }) => [least, most]);
    const near = [...named, ...ends].flatMap((number) => around(number, group.size));
    for (const { id, least, most } of members) {
      const within = [...new Set(near)].filter((number) => number >= least && number <= most).sort((a, b) => a - b);
      found.set(
        id,
        within.map((number) => answered(number)),
      );
    }
  }
  return found;
}

function around(number: number, reach: number): number[] {
  const first = Math.floor(number) - reach;
  return Array.from({ length: Math.ceil(number) + reach - first + 1 }, (_, index) => first + index);
}

/** Names that belong together because a comparison joins them. */
class Groups {
  private readonly groups = new Map<string, Set<string>>();

  join(one: string, other: string): void {
    const joined = new Set([...(this.groups.get(one) ?? [one]), ...(this.groups.get(other) ?? [other])]);
    for (const name of joined) this.groups.set(name, joined);
  }

  all(): Set<Set<string>> {
    return new Set(this.groups.values());
  }
}
