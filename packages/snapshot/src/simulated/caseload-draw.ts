import type { Drawing } from './drawing.ts';
import type { SimulatedGrade } from './history.ts';

/** Points of the simulated scheme, in tenths. */
export const TENTHS = { child_in_need: 10, child_protection: 15, looked_after: 12, court: 25 } as const;
export const FULL_TENTHS: Readonly<Partial<Record<SimulatedGrade, number>>> = { sw: 240, sp: 120 };
export const NEWLY_QUALIFIED = { shareOfFull: 90, mostCases: 12 } as const;

export type CaseType = keyof typeof TENTHS;
/** As often as they stand here. */
const DRAWN: readonly [CaseType, ...CaseType[]] = [
  'child_in_need',
  'child_in_need',
  'child_protection',
  'looked_after',
  'court',
];

/** Somebody there at the end of a month, who may hold cases. */
export interface Holder {
  readonly person: string;
  readonly grade: SimulatedGrade;
  readonly hundredths: number;
  readonly isNewlyQualified: boolean;
}

/** The cases of one worker by type; none of a manager. */
export function drawCases(
  { grade, hundredths, isNewlyQualified }: Holder,
  draw: Drawing,
): ReadonlyMap<CaseType, number> {
  const most = grade === 'tm' ? 0 : grade === 'sp' ? 10 : isNewlyQualified ? 16 : 26;
  const held = draw.whole(0, Math.round((most * hundredths) / 100));
  const cases = new Map<CaseType, number>();
  for (let at = 0; at < held; at += 1) {
    const type = draw.one(DRAWN);
    cases.set(type, (cases.get(type) ?? 0) + 1);
  }
  return cases;
}
