import path from 'node:path';
import { type MonthWanted, monthPage, readMonthFolder, simulatedMonths } from '@earshot/actions';
import { type Problem, problemLine, usable } from '@earshot/planfile';
import { type Arguments, readArguments, SEED, wholeNumber } from './arguments.ts';
import { checkLines, pageLines } from './snapshot-lines.ts';
import { putTables, tablesForm } from './tables-output.ts';
import { type ExitCode, type Terminal, UsageError, WrongInput } from './terminal.ts';
import { USAGES } from './usages.ts';
import { expectNewFolder } from './write-new-folder.ts';
import { expectFile, writeWhole } from './write-whole.ts';

const usage = USAGES.snapshot;
const CHECK = {
  operands: ['check', 'FOLDER'],
  options: { month: 'value', scheme: 'value', json: 'flag' },
  usage,
} as const;
const SIMULATE = {
  operands: ['simulate', 'FOLDER'],
  options: { month: 'value', months: 'value', workers: 'value', seed: 'value', break: 'value' },
  usage,
} as const;
const PAGE = {
  operands: ['page', 'FOLDER'],
  options: { month: 'value', scheme: 'value', html: 'value', json: 'flag', csv: 'flag', xlsx: 'value' },
  usage,
} as const;

/** Checks an authority’s monthly snapshot, says what it comes to, or makes months up. */
export async function snapshot(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  if (args[0] === 'check') return check(readArguments(args, CHECK), terminal);
  if (args[0] === 'page') return page(readArguments(args, PAGE), terminal);
  if (args[0] === 'simulate') return simulate(readArguments(args, SIMULATE), terminal);
  throw new UsageError(`Usage: ${usage}`);
}

function wantedBy({ operands, values }: Arguments): MonthWanted {
  const { month, scheme } = values;
  return {
    folder: operands[1]!,
    ...(month === undefined ? {} : { month }),
    ...(scheme === undefined ? {} : { scheme }),
  };
}

/** Lists what is wrong with the files of a month, and how many rows there are. Code 1 where there is an error. */
function check(given: Arguments, terminal: Terminal): ExitCode {
  const read = readMonthFolder(wantedBy(given));
  if ('sentence' in read) throw new WrongInput(read.sentence);
  const problems = 'schemeProblems' in read ? read.schemeProblems : read.problems;
  tell(problems, terminal);
  if (given.flags.has('json'))
    terminal.out(JSON.stringify({ problems, ...('snapshot' in read ? rowsJson(read) : {}) }));
  else if ('snapshot' in read) for (const line of checkLines(read)) terminal.out(line);
  return usable(problems) ? 0 : 1;
}

function rowsJson({ snapshot: { month, day, posts, people, cover, cases, offers, rows }, schemeFile }: Read) {
  const rowsOf = { posts, people, cover, cases, offers };
  const counts = Object.fromEntries(Object.entries(rowsOf).map(([name, list]) => [name, list?.length ?? null]));
  return { month, day, scheme: schemeFile, simulated: rows.simulated > 0, rows: counts };
}

type Read = Extract<ReturnType<typeof readMonthFolder>, { readonly snapshot: unknown }>;

/** The page of a month: in words, as data, or as a file. Code 1, and no page, where the files have an error. */
async function page(given: Arguments, terminal: Terminal): Promise<ExitCode> {
  const form = tablesForm(given);
  const { html } = given.values;
  if (html !== undefined) expectFile(html);
  const { figuresOf } = await import('@earshot/actions');
  const outcome = monthPage(wantedBy(given), figuresOf(terminal.checkout));
  if ('sentence' in outcome) throw new WrongInput(outcome.sentence);
  const { made, problems } = outcome;
  tell(problems, terminal);
  if (!made) return 1;
  for (const folder of made.leftOut) terminal.err(`${folder} has errors, and is in no series.`);
  if (html !== undefined) {
    writeWhole(html, await made.html(new Date().toISOString()));
    terminal.err(`Wrote ${html}.`);
  }
  if (html === undefined || form !== 'words')
    await putTables(form, made.tables, { json: () => made.json, lines: () => pageLines(made) }, terminal);
  return 0;
}

/** Writes made-up months into a new folder, for trying this or any other software for snapshots. */
function simulate(given: Arguments, terminal: Terminal): ExitCode {
  const folder = given.operands[1]!;
  const { month, break: broken } = given.values;
  if (month === undefined) throw new UsageError(`Usage: ${usage}`);
  expectNewFolder(folder);
  const made = simulatedMonths({
    month,
    months: wholeNumber(given, 'months', 1, { least: 1, most: 36 }),
    workers: wholeNumber(given, 'workers', 200, { least: 10, most: 5000 }),
    seed: wholeNumber(given, 'seed', 1, SEED),
    ...(broken === undefined ? {} : { broken }),
  });
  if ('sentence' in made) throw new WrongInput(made.sentence);
  for (const [file, text] of made.files) writeWhole(path.join(folder, file), text);
  terminal.err(`Wrote ${folder}: simulated months, nobody in which exists.`);
  return 0;
}

function tell(problems: readonly Problem[], terminal: Terminal): void {
  for (const problem of problems) terminal.err(problemLine(problem));
}
