import type { WithheldReason } from '@earshot/statistics';
import { type WithheldMatrix, withheldMatrix, withholdSmallCounts } from '@earshot/tables';
import { type Caseload, isOverFull } from './caseloads.ts';

type Reason = WithheldReason | null;

/** How many of each grade hold more than a full caseload, with what of it may be shown. */
export interface OverFull {
  readonly grades: readonly string[];
  readonly within: readonly number[];
  readonly over: readonly number[];
  /** Its rows are within and over; its columns the grades. */
  readonly withheld: WithheldMatrix;
}

/**
 * Of those whose grade has a full caseload in the scheme, by grade; grades of nobody are left out. How many people a grade
 * has is known from its posts; how many of them are over is what is protected.
 */
export function overFullByGrade(held: readonly Caseload[], grades: readonly string[]): OverFull {
  const judged = held.filter((one) => isOverFull(one) !== null);
  const present = grades.filter((grade) => judged.some((one) => one.grade === grade));
  const count = (grade: string, isOver: boolean): number =>
    judged.filter((one) => one.grade === grade && isOverFull(one) === isOver).length;
  const [within, over] = [false, true].map((isOver) => present.map((grade) => count(grade, isOver))) as [
    number[],
    number[],
  ];
  const known = present.map(() => null);
  return { grades: present, within, over, withheld: withheldMatrix([within, over], known) };
}

/** Of which groups no amount is shown: of small ones, and of what would give theirs away when the sum of all is known. */
export function groupsWithheld(people: readonly number[]): Reason[] {
  return withholdSmallCounts(people).map((shown): Reason => (shown === null ? 'protected' : null));
}

/** Which numbers of people that add up to a known number are not shown. */
export function withheldAmong(people: readonly number[]): Reason[] {
  if (people.length === 0) return [];
  return withheldMatrix(
    people.map((count) => [count]),
    [null],
  ).cells.map(([reason]) => reason!);
}
