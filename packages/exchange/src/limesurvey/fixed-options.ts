import type { ForeignAnswer } from '../form/foreign-variable.ts';
import type { FileOptions } from './lime-reading.ts';

/** The options of the kinds of question whose options LimeSurvey has built in, by its codes. */
const BUILT_IN: Readonly<Record<string, readonly (readonly [string, string, string])[]>> = {
  Y: [
    ['Y', 'yes', 'Yes'],
    ['N', 'no', 'No'],
  ],
  G: [
    ['F', 'female', 'Female'],
    ['M', 'male', 'Male'],
  ],
  C: [
    ['Y', 'yes', 'Yes'],
    ['U', 'uncertain', 'Uncertain'],
    ['N', 'no', 'No'],
  ],
  E: [
    ['I', 'increase', 'Increase'],
    ['S', 'same', 'Same'],
    ['D', 'decrease', 'Decrease'],
  ],
};

/** The options that LimeSurvey itself gives a question of a type; null where the survey gives them. */
export function builtInOptions(type: string): { options: FileOptions; codes: ForeignAnswer['codes'] } | null {
  const points = type === '5' || type === 'A' ? 5 : type === 'B' ? 10 : 0;
  if (points > 0) return pointOptions(points);
  const built = BUILT_IN[type];
  if (!built) return null;
  return {
    options: Object.fromEntries(built.map(([, code, label]) => [code, label])),
    codes: new Map(built.map(([there, code]) => [there, code])),
  };
}

function pointOptions(points: number): { options: FileOptions; codes: ForeignAnswer['codes'] } {
  const numbers = Array.from({ length: points }, (_, index) => index + 1);
  return {
    options: Object.fromEntries(numbers.map((number) => [`point_${number}`, { text: String(number), value: number }])),
    codes: new Map(numbers.map((number) => [String(number), `point_${number}`])),
  };
}
