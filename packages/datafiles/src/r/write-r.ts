import type { Dataset, MissingNumbers } from '@earshot/dataset';
import { codedCsv, type NamedColumn, namedColumns } from '../coded-csv.ts';
import type { DataFileAbout } from '../data-file-about.ts';
import type { Meaning } from '../file-column.ts';
import { labelText } from '../file-column.ts';
import { designLines } from './design-lines.ts';
import { rComment, rText, rTexts } from './r-text.ts';

const RESERVED = new Set('if else repeat while function for next break true false null inf nan na in'.split(' '));
const RULES = { most: 64, isReserved: (word: string) => RESERVED.has(word) };
const LABEL_BYTES = 1000;

/**
 * Writes a dataset for R: a CSV file and a script that makes the data frame `people` of it, with factors, labels, and
 * beside every variable that can lack an answer another, `…_state`, that says why. For each weight the script makes
 * the design of the package survey with which our errors agree.
 * @returns the files’ texts by name; the script reads the other from the folder that it is run in.
 */
export function writeR(dataset: Dataset, about: DataFileAbout, file: string): Map<string, string> {
  const columns = namedColumns(dataset, about, RULES);
  const names = new Set(columns.map(({ name }) => name));
  const lines = [
    ...[about.title, `Made on ${about.day}.`, ...about.notes].map(rComment),
    '',
    ...PREAMBLE,
    '',
    `people <- read.csv(${rText(`${file}.csv`)}, colClasses = "character", check.names = FALSE, encoding = "UTF-8",`,
    '                   na.strings = character(), blank.lines.skip = FALSE)',
    ...columns.map((column) => conversion(column, names)),
    '',
    ...designLines(columns, about.design),
  ];
  return new Map([
    [`${file}.csv`, codedCsv(columns, dataset.rows)],
    [`${file}.R`, `${lines.join('\n')}\n`],
  ]);
}

/** The functions by which the script reads a column. `missing` names the numbers that stand for having no answer. */
const PREAMBLE = [
  'state_of <- function(values, missing) {',
  '  found <- names(missing)[match(values, missing)]',
  '  factor(ifelse(is.na(found), "answered", found), levels = c("answered", names(missing)))',
  '}',
  'answers <- function(people, name, state, label, missing, convert) {',
  '  values <- people[[name]]',
  '  if (!is.null(missing)) {',
  '    states <- state_of(values, missing)',
  '    values[states != "answered"] <- NA',
  '    if (!is.null(state)) people[[state]] <- states',
  '  }',
  '  people[[name]] <- convert(values)',
  '  attr(people[[name]], "label") <- label',
  '  people',
  '}',
  'coded <- function(numbers, labels) function(values) factor(values, levels = numbers, labels = labels)',
  'number <- function(values) { values[values %in% ""] <- NA; as.numeric(values) }',
];

const CONVERSIONS = { number: 'number', weight: 'number', date: 'as.Date', text: 'as.character' } as const;

function conversion({ name, column }: NamedColumn, names: Set<string>): string {
  const { kind, missing, meanings, label } = column;
  const state = missing ? rText(stateName(name, names)) : 'NULL';
  const convert =
    kind === 'codes'
      ? `coded(${rTexts(meanings.map(({ number }) => String(number)))}, ${rTexts(apart(meanings))})`
      : CONVERSIONS[kind];
  const about = `${rText(name)}, ${state}, ${rText(labelText(label, LABEL_BYTES))}`;
  return `people <- answers(people, ${about}, ${missing ? missingVector(missing) : 'NULL'}, ${convert})`;
}

/** The name of the variable that says why there is no answer; none that stands in the file already. */
function stateName(name: string, names: Set<string>): string {
  let state = `${name}_state`;
  for (let number = 2; names.has(state); number += 1) state = `${name}_state_${number}`;
  names.add(state);
  return state;
}

function missingVector(missing: MissingNumbers): string {
  const { dont_know, refused, not_asked, not_reached } = missing;
  return `c(dont_know = "${dont_know}", refused = "${refused}", not_asked = "${not_asked}", not_reached = "${not_reached}")`;
}

/** Labels of which no two are alike, since R would make one level of them. */
function apart(meanings: readonly Meaning[]): string[] {
  const labels = meanings.map(({ label }) => label);
  return meanings.map(({ label, number }) =>
    labels.indexOf(label) === labels.lastIndexOf(label) ? label : `${label} (${number})`,
  );
}
