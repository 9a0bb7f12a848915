import type { DataFileAbout } from '@earshot/datafiles';
import type { DataFormat } from './data-files.ts';

const WAYS: Readonly<Record<DataFormat, string>> = {
  sav: 'Open the .sav file in SPSS or PSPP. It has labels, missing values, sets of several answers and, where there is one weight, that weight switched on.',
  parquet:
    'Answers stand as codes; beside each variable, “…_state” says why there is none. What codes mean is in the metadata of the file, under the key “earshot”, as JSON.',
  stata: 'Run the do-file in the folder of the CSV file (Stata 14 or later).',
  r: 'Run the script in the folder of the CSV file: it makes the data frame “people”, and with the package survey the design.',
};

const NUMBERS =
  'Where answers are numbers, no answer is a number too: don’t know -8, prefer not to say or left blank -9, not asked -1, not reached -2; or -98, -99, -91 and -92 (and so on) where an answer can be under nought.';
const APOSTROPHE =
  'In CSV files, words that a spreadsheet would run as a formula begin with an apostrophe that is not part of the answer.';

/** What a folder of data files is, for whoever finds it. */
export function readMe({ title, day, notes }: DataFileAbout, format: DataFormat, files: readonly string[]): string {
  const isCsv = format === 'stata' || format === 'r';
  const sentences = [WAYS[format], ...(format === 'parquet' ? [] : [NUMBERS]), ...(isCsv ? [APOSTROPHE] : [])];
  return `${[title, `Made on ${day}.`, ...notes, `Files: ${files.join(', ')}.`, ...sentences].join('\n\n')}\n`;
}
