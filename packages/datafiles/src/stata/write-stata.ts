import type { Dataset, MissingNumbers } from '@earshot/dataset';
import { codedCsv, type NamedColumn, namedColumns, nameOf } from '../coded-csv.ts';
import type { DataFileAbout, FileDesign } from '../data-file-about.ts';
import { labelText, MISSING_MEANINGS } from '../file-column.ts';
import { stataComment, stataText } from './stata-text.ts';

const RESERVED = new Set('byte int long float double strl if in using with'.split(' '));
/** The names of its types end in a number, such as str20; its own variables begin with an underscore, ours never. */
const RULES = { most: 32, isReserved: (word: string) => RESERVED.has(word) || /^str\d+$/.test(word) };
/** Stata’s limits, in characters, for labels of data and variables, and of values. */
const LABEL = 80;
const MEANING = 32_000;

/**
 * Writes a dataset for Stata 14 and later: a CSV file and a do-file that reads it and gives it labels, the extended
 * missing values .a to .d (don’t know, refused, not asked, not reached) with their own labels, days, and the weight.
 * @returns the files’ texts by name; the do-file reads the other from the folder that it is run in.
 */
export function writeStata(dataset: Dataset, about: DataFileAbout, file: string): Map<string, string> {
  const columns = namedColumns(dataset, about, RULES);
  const lines = [
    ...[about.title, `Made on ${about.day}.`, ...about.notes].map(stataComment),
    'version 14',
    importLine(columns, file),
    `label data ${stataText(about.title, LABEL)}`,
    ...columns.flatMap((column, index) => columnLines(column, `values${index + 1}`)),
    ...designLines(columns, about.design),
    'compress',
  ];
  return new Map([
    [`${file}.csv`, codedCsv(columns, dataset.rows)],
    [`${file}.do`, `${lines.join('\n')}\n`],
  ]);
}

function importLine(columns: readonly NamedColumn[], file: string): string {
  const texts = columns.flatMap(({ column: { kind } }, index) =>
    kind === 'text' || kind === 'date' ? [index + 1] : [],
  );
  const asTexts = texts.length > 0 ? ` stringcols(${texts.join(' ')})` : '';
  const reading = 'clear varnames(1) case(preserve) encoding("UTF-8") delimiters(",") bindquotes(strict)';
  return `import delimited using ${stataText(`${file}.csv`, MEANING)}, ${reading} maxquotedrows(unlimited) asdouble${asTexts}`;
}

/** The letters of the missing values. */
const LETTERS = { dont_know: '.a', refused: '.b', not_asked: '.c', not_reached: '.d' } as const;
const STATES = ['dont_know', 'refused', 'not_asked', 'not_reached'] as const;

function columnLines({ name, column }: NamedColumn, labels: string): string[] {
  const { kind, missing, meanings } = column;
  return [
    ...(kind === 'date' && missing ? dayLines(name, missing) : missing ? [decodeLine(name, missing)] : []),
    `label variable ${name} ${stataText(labelText(column.label, LABEL), LABEL)}`,
    ...(missing || meanings.length > 0 ? meaningLines({ name, column }, labels) : []),
  ];
}

function decodeLine(name: string, missing: MissingNumbers): string {
  return `mvdecode ${name}, mv(${STATES.map((state) => `${missing[state]}=${LETTERS[state]}`).join(' \\ ')})`;
}

function meaningLines({ name, column: { meanings, missing } }: NamedColumn, labels: string): string[] {
  const values = meanings.map(({ number, label }) => `${number} ${stataText(label, MEANING)}`);
  const states = STATES.map((state) => `${LETTERS[state]} ${stataText(MISSING_MEANINGS[state], MEANING)}`);
  const defined = [...values, ...(missing ? states : [])].join(' ///\n  ');
  return [`label define ${labels} ${defined}`, `label values ${name} ${labels}`];
}

/** Days are read as texts first. No variable of ours begins with an underscore. */
function dayLines(name: string, missing: MissingNumbers): string[] {
  return [
    `rename ${name} _text`,
    `generate long ${name} = date(_text, "YMD")`,
    ...STATES.map((state) => `replace ${name} = ${LETTERS[state]} if _text == "${missing[state]}"`),
    `format ${name} %td`,
    `order ${name}, after(_text)`,
    'drop _text',
  ];
}

/** The lines that declare the sample: at once where there is one weight or none, else to be chosen from. */
function designLines(columns: readonly NamedColumn[], drawn: FileDesign | null): string[] {
  const weights = columns.filter(({ column }) => column.kind === 'weight').map(({ name }) => name);
  if (weights.length === 0 && !drawn) return [];
  const { before, unit, after } = drawnWords(columns, drawn);
  const declared = weights.map((name) => `svyset${unit} [pweight = ${name}]${after}`);
  if (weights.length > 1)
    return [...before, ...declared.map((line) => `* There are several weights; choose one, such as: ${line}`)];
  return [...before, declared[0] ?? `svyset${unit || ' _n'}${after}`];
}

function drawnWords(columns: readonly NamedColumn[], drawn: FileDesign | null) {
  if (!drawn) return { before: [], unit: '', after: '' };
  const strata = drawn.strata.map((name) => nameOf(columns, name));
  const options = [
    ...(strata.length > 0 ? [`strata(${strata.length > 1 ? '_stratum' : strata[0]})`] : []),
    ...(drawn.population === null ? [] : [`fpc(${nameOf(columns, drawn.population)})`]),
  ];
  return {
    before: strata.length > 1 ? [`egen _stratum = group(${strata.join(' ')})`] : [],
    unit: drawn.unit === null ? '' : ` ${nameOf(columns, drawn.unit)}`,
    after: options.length > 0 ? `, ${options.join(' ')}` : '',
  };
}
