import { fileNames } from '../file-names.ts';
import { bytesIn, shortened } from '../shorten.ts';
import type { SavVariable } from './sav-variable.ts';

const RULES = { most: 63, isReserved: () => false };
const LABEL_BYTES = 255;

/**
 * The record of multiple response sets: for each variable of several answers, a set of its 0 and 1 columns in which 1
 * is counted, `$reasons=D1 1 13 Which reasons v2 v3`. Columns are called by their short names.
 */
export function multipleSets(variables: readonly SavVariable[]): string {
  const members = new Map<string, SavVariable[]>();
  for (const variable of variables) {
    const set = variable.column.partOf?.name;
    if (set !== undefined) members.set(set, [...(members.get(set) ?? []), variable]);
  }
  const names = fileNames([...members.keys()], RULES);
  const lines = [...members.values()].map((own, index) => {
    const label = shortened(own[0]!.column.partOf!.label, LABEL_BYTES);
    const shorts = own.map(({ segments }) => segments[0].short.toLowerCase());
    return `$${names[index]}=D1 1 ${bytesIn(label)} ${label} ${shorts.join(' ')}\n`;
  });
  return lines.join('');
}
