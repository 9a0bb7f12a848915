import type { Collection, ItemName } from '../collection/collection.ts';
import { fitValues, type Values } from './fit-values.ts';

/** What becomes of a simulated worker in the census year. */
export type Fate = 'stays' | 'starts' | 'leaves' | 'agency';

/** A worker of whom everything is known, since somebody has just made it up. */
export interface SimulatedWorker {
  readonly fate: Fate;
  /** Full-time equivalent, in hundredths: at 30 September, or when leaving. */
  readonly hundredths: number;
  readonly cases: number;
  /** Days lost to sickness, in tenths. */
  readonly tenthsLost: number;
  readonly values: Values;
}

/** Draws from a list, with weights where the list says how often each comes. */
type Draw = ReturnType<typeof drawing>;

export function drawing(random: () => number) {
  const whole = (from: number, to: number): number => from + Math.floor(random() * (to - from + 1));
  return {
    whole,
    one: <T>(of: readonly T[]): T => of[whole(0, of.length - 1)]!,
    happens: (chance: number): boolean => random() < chance,
    /** A day from the first to the last. */
    day: (first: string, last: string): string => {
      const days = (Date.parse(last) - Date.parse(first)) / DAY;
      return new Date(Date.parse(first) + whole(0, days) * DAY).toISOString().slice(0, 10);
    },
  };
}
const DAY = 86_400_000;

/** Makes up one worker whose items break no rule of the collection. */
export function simulateWorker(number: number, fate: Fate, collection: Collection, draw: Draw): SimulatedWorker {
  const hundredths = draw.one([100, 100, 100, 100, 80, 60, 50]);
  const role = draw.one(['1', '2', '3', '3', '4', '4', '5', '5', '5', '5', '5', '6']);
  const cases = fate === 'leaves' ? 0 : casesOf(role, draw);
  const tenthsLost = fate === 'agency' || draw.happens(0.5) ? 0 : draw.whole(1, 200) * 5;
  const fte = String(hundredths / 100);
  const values = new Map<ItemName, string>([
    ['agency', fate === 'agency' ? '1' : '0'],
    ['registration', `SW${String(number).padStart(10, '0')}`],
    ['institution', `Simulated institution ${draw.whole(1, 9)}`],
    ['role', role],
    ['fte', fte],
    ['fte30', fate === 'leaves' ? '0' : fte],
    ['cases30', String(cases)],
    ...(fate === 'agency' ? [] : employedValues(fate, collection, draw)),
  ]);
  if (fate !== 'agency') values.set('days_lost', String(tenthsLost / 10));
  const fitted = fitValues(values, collection, fate !== 'agency', draw.one);
  return { fate, hundredths, cases, tenthsLost, values: fitted };
}

function casesOf(role: string, draw: Draw): number {
  if (role === '5') return draw.whole(8, 24);
  return role === '4' && draw.happens(0.5) ? draw.whole(1, 6) : 0;
}

function employedValues(fate: Fate, { year, firstDay, referenceDate }: Collection, draw: Draw): [ItemName, string][] {
  const dayBefore = `${year - 1}-09-30`;
  return [
    ['birth', draw.day(`${year - 64}-01-01`, `${year - 24}-12-31`)],
    ['gender', draw.one(['1', '2', '2', '2', '2'])],
    [
      'ethnicity',
      draw.one([
        'WBRI',
        'WBRI',
        'WBRI',
        'WBRI',
        'WOTH',
        'BAFR',
        'BCRB',
        'AIND',
        'APKN',
        'MWBC',
        'OOTH',
        'REFU',
        'NOBT',
      ]),
    ],
    ['qualification', draw.one(['1', '2', '3'])],
    ['step_up', draw.one(['0', '0', '0', '1'])],
    ['role_start', fate === 'starts' ? draw.day(firstDay, referenceDate) : draw.day(`${year - 18}-01-01`, dayBefore)],
    ['origin', String(draw.whole(1, 10))],
    ['frontline', draw.one(['0', '0', '0', '1'])],
    ...(fate === 'leaves' ? leaving(firstDay, referenceDate, draw) : []),
  ];
}

function leaving(firstDay: string, referenceDate: string, draw: Draw): [ItemName, string][] {
  return [
    ['role_end', draw.day(firstDay, referenceDate)],
    ['destination', String(draw.whole(1, 9))],
    ['reason', String(draw.whole(1, 10))],
  ];
}
