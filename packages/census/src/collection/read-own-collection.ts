import { Findings, nearest, type Problem, readPlan, shapePlan } from '@earshot/planfile';
import { RULE_IDS } from '../rules/catalogue.ts';
import { changedItem, otherItem } from './change-item.ts';
import { AUTHORITY_ITEM_NAMES, ITEM_NAMES, type Item } from './collection.ts';
import { AUTHORITY_ITEMS_2022, ITEMS_2022 } from './layout-2022.ts';
import type { OwnCollection, RuleYears } from './own-collection.ts';
import { groupsIn } from './own-ethnic-groups.ts';
import { type OwnShape, ownShape } from './own-shape.ts';
import { FIRST_YEAR } from './years.ts';

/**
 * Reads somebody’s own file about one or more collections: elements, codes, what is wanted of whom, and when which rule is
 * asked, where a year differs from 2022. Its keys are in docs/census-return.md. Problems have their place; with an error
 * there is no collection.
 * @param file its name, as results call it.
 */
export function readOwnCollection(
  file: string,
  text: string,
): { readonly own: OwnCollection | null; readonly problems: readonly Problem[] } {
  const { plan, problems } = readPlan(file, text);
  if (!plan) return { own: null, problems };
  const shaped = shapePlan(plan, ownShape);
  if (!shaped.value) return { own: null, problems: shaped.problems };
  const findings = new Findings(plan);
  const own = ownOf(file, shaped.value, findings);
  return { own: findings.problems.length === 0 ? own : null, problems: findings.problems };
}

function ownOf(file: string, shape: OwnShape, findings: Findings): OwnCollection {
  const { from = null, to = null } = shape.years ?? {};
  if (from !== null && to !== null && from > to)
    findings.add('years-backwards', ['years'], `The years end, in ${to}, before they begin, in ${from}.`);
  checkNames(shape, findings);
  const items = itemsIn(shape, findings);
  const authorityItems = AUTHORITY_ITEMS_2022.map((item) => ({ ...item, ...shape.authority_items?.[item.name] }));
  checkElements([...items, ...authorityItems], shape, findings);
  return {
    ...{ file, from, to, items, authorityItems },
    ethnicGroups: groupsIn(shape.items?.ethnicity, items, findings),
    workingDays: shape.working_days ?? null,
    rules: rulesIn(shape),
  };
}

function itemsIn(shape: OwnShape, findings: Findings): Item[] {
  const known = ITEMS_2022.flatMap((item) => changedItem(item, shape.items?.[item.name], findings));
  const others = (shape.other_items ?? []).map((item, at) => otherItem(item, ['other_items', at], findings));
  return [...known, ...others];
}

function rulesIn({ rules = {} }: OwnShape): RuleYears[] {
  return Object.entries(rules).map(([rule, said]) =>
    said === 'off' ? { rule, from: null, to: FIRST_YEAR - 1 } : { rule, from: said.from ?? null, to: said.to ?? null },
  );
}

/** What the file names has to be there: items, items of the authority, rules. */
function checkNames({ items = {}, authority_items = {}, rules = {} }: OwnShape, findings: Findings): void {
  for (const [key, written, names] of [
    ['items', Object.keys(items), ITEM_NAMES],
    ['authority_items', Object.keys(authority_items), AUTHORITY_ITEM_NAMES],
    ['rules', Object.keys(rules), RULE_IDS],
  ] as const) {
    for (const name of written) {
      if ((names as readonly string[]).includes(name)) continue;
      const sentence = `There is no “${name}” among ${key}. The nearest are ${nearest(name, names).join(', ')}.`;
      findings.add('name-unknown', [key, name], sentence);
    }
  }
  for (const rule of Object.keys(rules).filter((each) => UNCHANGED.test(each))) {
    const sentence = `${rule} is about reading the file itself, and is asked of every year.`;
    findings.add('rule-always', ['rules', rule], sentence);
  }
}

/** Rules about the file, and about the year by which everything else is read. */
const UNCHANGED = /^(F\d+|V9|V11)$/;

/** Two items of one name could not be told apart, nor an item from a column of the header in a CSV. */
function checkElements(items: readonly { readonly element: string }[], shape: OwnShape, findings: Findings): void {
  const counts = new Map<string, number>(['Year', 'LEA', 'SoftwareCode'].map((element) => [element, 1]));
  for (const { element } of items) counts.set(element, (counts.get(element) ?? 0) + 1);
  const said = [
    ...Object.entries(shape.items ?? {}).map(([name, { element }]) => ({ element, path: ['items', name, 'element'] })),
    ...(shape.other_items ?? []).map(({ element }, at) => ({ element, path: ['other_items', at, 'element'] })),
    ...Object.entries(shape.authority_items ?? {}).map(([name, { element }]) => ({
      element,
      path: ['authority_items', name, 'element'],
    })),
  ];
  for (const { element, path } of said) {
    if (element === undefined || (counts.get(element) ?? 0) < 2) continue;
    findings.add('element-twice', path, `Two items are called “${element}”; each needs an element of its own.`);
  }
}
