import path from 'node:path';
import {
  type CheckedReturn,
  checkJson,
  checkReturn,
  figuresOf,
  readOwnCollection,
  returnBeside,
  returnTables,
  signOffPage,
  simulatedReturn,
} from '@earshot/actions';
import { problemLine } from '@earshot/planfile';
import { tableJson } from '@earshot/report';
import type { Table } from '@earshot/tables';
import { type Arguments, readArguments, SEED, wholeNumber } from './arguments.ts';
import { checkedLines, findingLine, isCounted, publishedLines, worstFirst } from './census-lines.ts';
import { tableLines } from './table-lines.ts';
import { textFile } from './tables.ts';
import { type ExitCode, type Terminal, UsageError, WrongInput } from './terminal.ts';
import { USAGES } from './usages.ts';
import { expectFile, writeWhole } from './write-whole.ts';

const CHECK = {
  operands: ['check', 'FILE'],
  options: {
    year: 'value',
    date: 'value',
    collection: 'value',
    tables: 'flag',
    published: 'flag',
    report: 'value',
    json: 'flag',
  },
  usage: USAGES.census,
} as const;
const SIMULATE = {
  operands: ['simulate', 'FILE'],
  options: { la: 'value', year: 'value', workers: 'value', seed: 'value', break: 'value', collection: 'value' },
  usage: USAGES.census,
} as const;

/** More than anybody reads at a terminal; their number is always told. */
const MOST_LINES = 100;
const YEARS = { least: 2017, most: 2035 } as const;

/** Checks an authority’s own return to the workforce census, or makes one up. */
export async function census(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  if (args[0] === 'check') return check(readArguments(args, CHECK), terminal);
  if (args[0] === 'simulate') return simulate(readArguments(args, SIMULATE), terminal);
  throw new UsageError(`Usage: ${USAGES.census}`);
}

/** Lists errors and queries, then what the return comes to. Code 1 where there are errors; queries alone are none. */
async function check(given: Arguments, terminal: Terminal): Promise<ExitCode> {
  const file = given.operands[1]!;
  const { report } = given.values;
  if (report !== undefined) expectFile(report);
  const checked = await readAndCheck(file, given, terminal);
  listFindings(file, checked, terminal);
  await sayMeasures(checked, given, terminal);
  if (report !== undefined) writeSignOff(report, file, checked, terminal);
  const isDayRefused = checked.measures !== null && 'sentence' in checked.measures;
  return checked.read.findings.errors === 0 && !isDayRefused ? 0 : 1;
}

async function readAndCheck(file: string, given: Arguments, terminal: Terminal): Promise<CheckedReturn> {
  const { year, date, collection } = given.values;
  const checked = await checkReturn({
    file,
    ...(year === undefined ? {} : { year: wholeNumber(given, 'year', 0, YEARS) }),
    ...(date === undefined ? {} : { day: date }),
    ...(collection === undefined ? {} : { own: ownCollectionIn(collection, terminal) }),
  });
  if ('sentence' in checked) throw new WrongInput(checked.sentence);
  return checked;
}

function listFindings(file: string, { read: { findings } }: CheckedReturn, terminal: Terminal): void {
  for (const finding of worstFirst(findings.kept, MOST_LINES)) terminal.err(findingLine(file, finding));
  const more = findings.errors + findings.queries - MOST_LINES;
  if (more > 0) terminal.err(`And ${more} more; --json lists up to a thousand of each rule.`);
}

/** What the return comes to, with published figures and tables where they are asked for. */
async function sayMeasures(checked: CheckedReturn, { flags }: Arguments, terminal: Terminal): Promise<void> {
  const tables = flags.has('tables') ? await tablesOf(checked) : null;
  const isBeside = flags.has('published');
  const published = isBeside ? returnBeside(checked, figuresOf(terminal.checkout)().indicators) : null;
  if (flags.has('json')) {
    const json = { ...checkJson(checked), published, tables: tables?.map(tableJson) ?? null };
    return terminal.out(JSON.stringify(json));
  }
  const beside = isBeside && isCounted(checked) ? publishedLines(checked.measures, published) : [];
  for (const line of [...checkedLines(checked), ...beside, ...(tables ?? []).flatMap(tableLines)]) terminal.out(line);
}

/** The tables at the day of the measures; none where nothing was counted. */
async function tablesOf({ read, measures }: CheckedReturn): Promise<readonly Table[]> {
  return measures && 'day' in measures ? returnTables(read, measures.day) : [];
}

function writeSignOff(report: string, file: string, checked: CheckedReturn, terminal: Terminal): void {
  writeWhole(report, signOffPage(checked, { file: path.basename(file), checkedAt: new Date().toISOString() }));
  terminal.err(`Wrote ${report}, to be printed and signed.`);
}

function ownCollectionIn(file: string, terminal: Terminal) {
  const { own, problems } = readOwnCollection(path.basename(file), textFile(file).text);
  for (const problem of problems) terminal.err(problemLine(problem));
  if (!own)
    throw new WrongInput(`${file} does not say how the year differs. docs/census-return.md says how to write it.`);
  return own;
}

/** Writes a made-up return, for trying this or any other software for returns. */
function simulate(given: Arguments, terminal: Terminal): ExitCode {
  const file = given.operands[1]!;
  const { la, year, collection } = given.values;
  if (la === undefined || year === undefined) throw new UsageError(`Usage: ${USAGES.census}`);
  const made = simulatedReturn({
    authority: la,
    year: wholeNumber(given, 'year', 0, YEARS),
    workers: wholeNumber(given, 'workers', 300, { least: 1, most: 50_000 }),
    seed: wholeNumber(given, 'seed', 1, SEED),
    format: /\.csv$/i.test(file) ? 'csv' : 'xml',
    ...(given.values.break === undefined ? {} : { broken: given.values.break }),
    ...(collection === undefined ? {} : { own: ownCollectionIn(collection, terminal) }),
  });
  if ('sentence' in made) throw new WrongInput(made.sentence);
  expectFile(file);
  writeWhole(file, made.text);
  terminal.err(`Wrote ${file}: a simulated return, nobody in which exists.`);
  return 0;
}
