import { type Columns, levelsOf, textsOf } from '../columns.ts';
import { NotCovered } from '../not-covered.ts';
import { callsIn } from '../r/calls-in.ts';
import { numbersFrom } from '../r/evaluate.ts';
import { formulasOf, nameOf } from '../r/formula.ts';
import { variableOf } from '../variables.ts';

/**
 * By row, the group: the variable of `svyby(~y, ~group, …)`, or several of them put together as R does (“No.E”); or else
 * the only variable with just these categories.
 */
export function groupsOf(about: string, columns: Columns, names: readonly string[]): readonly (string | null)[] {
  for (const call of callsIn(about, 'svyby')) {
    const parts = formulasOf(call)[1]?.terms.map(nameOf) ?? [];
    if (parts.length > 0 && parts.every((part) => columns.texts.has(part))) {
      const texts = parts.map((part) => textsOf(columns, part));
      return texts[0]!.map((_, row) => {
        const labels = texts.map((text) => text[row] ?? null);
        return labels.includes(null) ? null : labels.join('.');
      });
    }
  }
  const fitting = columns.names.filter((name) => levelsOf(columns, name).join() === [...names].sort().join());
  if (fitting.length === 1) return textsOf(columns, fitting[0]!);
  throw new NotCovered('it is not known which variable makes the groups');
}

/** The variable of a `svyby` call that has one alone. */
export function onlyVariable(about: string, columns: Columns): Float64Array | null {
  const lists = callsIn(about, 'svyby').map((call) => formulasOf(call)[0]?.terms ?? []);
  const [only] = lists.find((terms) => terms.length === 1) ?? [];
  return only ? numbersFrom(only, columns) : null;
}

interface GroupOfVariable {
  readonly group: string;
  readonly values: Float64Array;
}

/** The group and the variable of a name such as `North:hours`, where either may have a colon of its own. */
export function partOf(name: string, groups: readonly string[], columns: Columns): GroupOfVariable | null {
  if (groups.includes(name)) return null;
  const fitting = groups.filter((group) => name.startsWith(`${group}:`));
  const group = fitting.sort((a, b) => b.length - a.length)[0];
  if (group === undefined) throw new NotCovered(`it is not known which group “${name}” is of`);
  return { group, values: variableOf(name.slice(group.length + 1), columns) };
}
