import type { EesRow } from '@earshot/dataset';

/**
 * Authorities that share one children's service and make one return. From the 2023 release on, their row carries
 * both codes and names in every year. The 2022 release writes the same figures under the first authority alone, and
 * `z` in every cell of the second or no row for it, which would read as “Kingston has figures, Richmond has none”.
 */
const JOINT_RETURNS = [
  { codes: ['314', '318'], name: 'Kingston upon Thames / Richmond upon Thames' },
  { codes: ['940', '941'], name: 'North Northamptonshire / West Northamptonshire' },
] as const;

/** Code and name of the return that a row holds; null for the empty row of a joint return's second authority. */
export function returnOf(row: EesRow): { code: string; name: string } | null {
  const { oldAuthorityCode: code, authorityName: name } = row.place;
  const isEmpty = Object.values(row.indicators).every((cell) => cell.kind === 'symbol' && cell.symbol === 'z');
  return returnCalled(code, name, isEmpty);
}

/** The same by code and name. */
export function returnCalled(code: string, name: string, isEmpty: boolean): { code: string; name: string } | null {
  const joint = JOINT_RETURNS.find(({ codes }) => codes.some((one) => one === code));
  if (!joint) return { code, name };
  return isEmpty ? null : { code: joint.codes.join(' / '), name: joint.name };
}
