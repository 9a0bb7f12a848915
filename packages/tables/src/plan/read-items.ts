import { categoriesOf, type Variable } from '@earshot/dataset';
import type { Findings, PlanPath } from '@earshot/planfile';
import type { KnownVariables } from './known-variables.ts';
import { repeated } from './repeated.ts';

const KINDS: readonly Variable['kind'][] = ['single', 'multiple', 'quantity'];

/**
 * The items of a table by name: each a variable, or with `*` every variable whose name fits, in the order of the data,
 * which is how a whole grid is named. Text and dates do not count as fitting.
 */
export function readItems(
  written: readonly string[],
  path: PlanPath,
  known: KnownVariables,
  findings: Findings,
): string[] {
  const items = written.flatMap((name, at) => {
    const place = [...path, at];
    if (name.includes('*')) return fitting(name, place, known, findings).map((fits) => ({ name: fits, at }));
    known.mustBe(KINDS, name, place);
    return [{ name, at }];
  });
  const names = items.map(({ name }) => name);
  for (const { value, at } of repeated(names)) {
    findings.add('table-repeats', [...path, items[at]!.at], `“${value}” stands twice in the table’s items.`);
  }
  return names;
}

function fitting(pattern: string, path: PlanPath, known: KnownVariables, findings: Findings): string[] {
  const fits = new RegExp(`^${pattern.replaceAll('*', '.*')}$`);
  const found = known.all().filter(({ name, kind }) => fits.test(name) && KINDS.includes(kind));
  if (found.length === 0) {
    const sentence = `No variable’s name fits “${pattern}”.${known.likeThis(pattern.replaceAll('*', ''))}`;
    findings.add('items-none', path, sentence);
  }
  const apart = found.find((variable) => codesOf(variable) !== codesOf(found[0]!));
  if (apart) {
    const sentence = `“${pattern}” takes in “${found[0]!.name}” and “${apart.name}”, which have different answers: name the rows of one grid.`;
    findings.add('items-differ', path, sentence);
  }
  return found.map(({ name }) => name);
}

/** What variables of one grid have in common. */
function codesOf(variable: Variable): string {
  return [variable.kind, ...categoriesOf(variable).map(({ code }) => code)].join('\n');
}
