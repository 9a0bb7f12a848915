import type { Category } from '@earshot/dataset';
import type { Findings, PlanPath } from '@earshot/planfile';
import type { Item, ItemName, ItemValue } from './collection.ts';
import type { CodeLabel, ItemShape, OwnShape } from './own-shape.ts';

/** Items without which there would be nothing to count, so that a file cannot take them out. */
const NEEDED: readonly ItemName[] = [
  'agency',
  'registration',
  'fte',
  'birth',
  'gender',
  'ethnicity',
  'role',
  'role_start',
  'origin',
  'role_end',
  'destination',
  'reason',
  'fte30',
  'cases30',
  'days_lost',
];

/** An item of 2022 as a file changes it; none where it is no longer collected. */
export function changedItem(
  item: Item & { readonly name: ItemName },
  change: ItemShape | undefined,
  findings: Findings,
): Item[] {
  if (!change) return [item];
  const path = ['items', item.name];
  if (change.collected === false && NEEDED.includes(item.name)) {
    const sentence = `“${item.name}” cannot be left out: measures or rules rest on it. It may be wanted of nobody.`;
    findings.add('item-needed', [...path, 'collected'], sentence);
  }
  if (change.collected === false) return [];
  const { element = item.element, repeats = item.repeats, wanted_of } = change;
  const value = changedValue(item, change, findings);
  const wantedOf = wanted_of === undefined ? item.wantedOf : wanted_of === 'nobody' ? null : wanted_of;
  if (repeats && NEEDED.includes(item.name))
    findings.add('item-single', [...path, 'repeats'], `“${item.name}” stands once: a second one could not be counted.`);
  return [{ name: item.name, element, value, repeats, wantedOf }];
}

function changedValue({ name, value }: Item, change: ItemShape, findings: Findings): ItemValue {
  const path = ['items', name];
  for (const key of ['decimals', 'most'] as const) {
    if (change[key] !== undefined && value.kind !== 'number')
      findings.add('not-a-number', [...path, key], `“${name}” is no number, so that it has no ${key}.`);
  }
  for (const key of ['codes', 'all_codes'] as const) {
    if (change[key] !== undefined && value.kind !== 'code')
      findings.add('not-a-list', [...path, key], `“${name}” has no list of codes.`);
  }
  if (value.kind === 'number') {
    const { decimals = value.decimals, most = value.most } = change;
    return { kind: 'number', decimals, most };
  }
  if (value.kind !== 'code' || (!change.codes && !change.all_codes)) return value;
  const codes = changedCodes(value.codes, name, change, findings);
  checkCodes(name, codes, findings);
  if (name !== 'ethnicity') checkNoGroups(name, change, findings);
  return { kind: 'code', codes };
}

function changedCodes(
  before: readonly Category[],
  name: Item['name'],
  { codes = {}, all_codes }: ItemShape,
  findings: Findings,
): Category[] {
  const first = all_codes ? listOf(all_codes) : before;
  const kept = first.flatMap(({ code, label }) => {
    const change = codes[code];
    if (change === null) return [];
    return [{ code, label: change === undefined ? label : labelOf(change) }];
  });
  for (const [code, change] of Object.entries(codes)) {
    const isThere = first.some((each) => each.code === code);
    if (isThere) continue;
    if (change !== null) kept.push({ code, label: labelOf(change) });
    else findings.add('code-unknown', ['items', name, 'codes', code], `There is no code “${code}” to take out.`);
  }
  return kept;
}

/** What codes mean to measures and rules cannot be changed by renaming them. */
function checkCodes(name: Item['name'], codes: readonly Category[], findings: Findings): void {
  const path = ['items', name];
  if (codes.length === 0) findings.add('codes-none', path, `“${name}” has no code left.`);
  const written = codes.map(({ code }) => code);
  if (name === 'agency' && [...written].sort().join() !== '0,1')
    findings.add('codes-fixed', path, 'Agency workers are told by 1 and others by 0; these two codes are fixed.');
  const isRanked = written.every((code) => /^\d{1,3}$/.test(code));
  if (name === 'role' && !isRanked)
    findings.add(
      'codes-ranked',
      path,
      'Roles are whole numbers, the most senior lowest: people count by the senior one.',
    );
}

/** A group that nothing is done with would be believed to do something. */
function checkNoGroups(name: Item['name'], change: ItemShape, findings: Findings): void {
  for (const key of ['codes', 'all_codes'] as const) {
    for (const [code, label] of Object.entries(change[key] ?? {})) {
      if (typeof label === 'object' && label !== null)
        findings.add(
          'group-elsewhere',
          ['items', name, key, code],
          'Only ethnicities are put into groups. Give a label.',
        );
    }
  }
}

/** An item that only the file knows. */
export function otherItem(
  { element, kind, codes, decimals, most, repeats, wanted_of }: NonNullable<OwnShape['other_items']>[number],
  path: PlanPath,
  findings: Findings,
): Item {
  if ((kind === 'code') !== (codes !== undefined))
    findings.add('not-a-list', path, `“${element}” has codes when its kind is code, and only then.`);
  if (kind !== 'number' && (decimals ?? most) !== undefined)
    findings.add('not-a-number', path, `“${element}” is no number, so that it has no decimals and no most.`);
  return {
    name: `other ${element}`,
    element,
    value:
      kind === 'code'
        ? { kind, codes: listOf(codes ?? {}) }
        : kind === 'number'
          ? { kind, decimals: decimals ?? 6, most: most ?? null }
          : { kind },
    repeats: repeats ?? false,
    wantedOf: wanted_of === undefined || wanted_of === 'nobody' ? null : wanted_of,
  };
}

function listOf(codes: Readonly<Record<string, CodeLabel>>): Category[] {
  return Object.entries(codes).map(([code, label]) => ({ code, label: labelOf(label) }));
}

function labelOf(label: CodeLabel): string {
  return typeof label === 'string' ? label : label.label;
}
