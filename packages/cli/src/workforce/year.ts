import { type Arguments, wholeNumber } from '../arguments.ts';

/** Years of the census and of any release to come. */
const YEARS = { least: 2013, most: 2099 };

/** A year from an option; null when it is left out. */
export function year(read: Arguments, name: string): number | null {
  return read.values[name] === undefined ? null : wholeNumber(read, name, YEARS.least, YEARS);
}
