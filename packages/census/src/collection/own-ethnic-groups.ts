import type { Findings } from '@earshot/planfile';
import { ETHNIC_GROUPS, ETHNIC_GROUPS_2022 } from './codes.ts';
import type { Item } from './collection.ts';
import type { CodeLabel, ItemShape } from './own-shape.ts';

const UNKNOWN = 'none';

/**
 * The published group of each ethnicity once a file has changed them. A new code has to say its group, or that it has none:
 * percentages are of those whose group is known, so that a guess would change them without a word.
 */
export function groupsIn(
  change: ItemShape | undefined,
  items: readonly Item[],
  findings: Findings,
): Record<string, string> {
  const item = items.find(({ name }) => name === 'ethnicity');
  const codes = item?.value.kind === 'code' ? item.value.codes.map(({ code }) => code) : [];
  const said = saidIn(change, findings);
  return Object.fromEntries(
    codes.flatMap((code) => {
      const group = said.get(code) ?? ETHNIC_GROUPS_2022[code];
      return group === undefined || group === UNKNOWN ? [] : [[code, group]];
    }),
  );
}

const KNOWN_2022 = new Set([...Object.keys(ETHNIC_GROUPS_2022), 'REFU', 'NOBT']);

function saidIn(change: ItemShape | undefined, findings: Findings): Map<string, string> {
  const said = new Map<string, string>();
  const names = [...ETHNIC_GROUPS.map(({ code }) => code), UNKNOWN];
  for (const key of ['codes', 'all_codes'] as const) {
    for (const [code, label] of Object.entries(change?.[key] ?? {})) {
      const group = groupOf(label);
      if (group !== null) said.set(code, group);
      const isRight = group === null ? label === null || KNOWN_2022.has(code) : names.includes(group);
      if (isRight) continue;
      const sentence = `Say the group of “${code}”, as {label: …, group: …}: one of ${names.join(', ')}.`;
      findings.add('group-unknown', ['items', 'ethnicity', key, code], sentence);
    }
  }
  return said;
}

function groupOf(label: CodeLabel | null): string | null {
  return label === null || typeof label === 'string' ? null : label.group;
}
