import {
  type BesideMade,
  besideJson,
  figuresOf,
  type Study,
  simulatedDataset,
  studyBeside,
  studyBesideFromFile,
} from '@earshot/actions';
import { problemLine } from '@earshot/planfile';
import { type Arguments, PEOPLE, readArguments, SEED, wholeNumber } from './arguments.ts';
import { collected } from './report.ts';
import { studyNamed } from './study-argument.ts';
import { tableLines } from './table-lines.ts';
import { textFile } from './tables.ts';
import { putTables, tablesForm } from './tables-output.ts';
import { type ExitCode, type Terminal, UsageError, WrongInput } from './terminal.ts';
import { USAGES } from './usages.ts';

const BESIDE = {
  operands: ['STUDY'],
  options: { data: 'value', simulate: 'value', seed: 'value', json: 'flag', csv: 'flag', xlsx: 'value' },
  usage: USAGES.beside,
} as const;

/** Sets a study’s estimates beside census measures of the same places, as its beside.yml asks, and marks each pair. */
export async function beside(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const read = readArguments(args, BESIDE);
  if (read.values.data !== undefined && read.values.simulate !== undefined)
    throw new UsageError(`--data and --simulate are two sources of answers.\nUsage: ${BESIDE.usage}`);
  const form = tablesForm(read);
  const study = studyNamed(read.operands[0]!, terminal);
  if (!study) return 1;
  if (!study.beside)
    throw new WrongInput(`The study “${study.id}” has no beside.yml; docs/beside.md says what belongs in it.`);
  const outcome = await make(study, read, terminal);
  for (const problem of outcome?.problems ?? []) terminal.err(problemLine(problem));
  const made = outcome?.made;
  if (!made) return 1;
  const tables = made.pairs.map(({ table }) => table);
  await putTables(form, tables, { json: () => besideJson(made), lines: () => linesOf(made) }, terminal);
  return 0;
}

async function make(study: Study, read: Arguments, terminal: Terminal) {
  const { data, simulate } = read.values;
  const people = simulate === undefined ? null : wholeNumber(read, 'simulate', 0, PEOPLE);
  const seed = wholeNumber(read, 'seed', 1, SEED);
  const published = figuresOf(terminal.checkout)();
  if (data !== undefined) return studyBesideFromFile(study, textFile(data), published);
  if (people !== null && !study.leanings)
    throw new WrongInput('The study has no simulation.yml to simulate people by.');
  const dataset = people === null ? await collected(study, terminal) : simulatedDataset(study, people, seed);
  return dataset && studyBeside(study, dataset, published);
}

function linesOf({ pairs }: BesideMade): string[] {
  return pairs.flatMap(({ table, sentences }) => [
    ...tableLines(table).slice(0, -1),
    ...sentences.map(({ text }) => `  ${text}`),
    '',
  ]);
}
