import { existsSync } from 'node:fs';
import path from 'node:path';
import {
  type DriversOutcome,
  driversFromFile,
  driversJson,
  figuresFor,
  figuresOf,
  type MadeDrivers,
  type Study,
  simulatedDataset,
  studyDrivers,
  studyDriversFromFile,
  tablePlanNamed,
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

const DRIVERS = {
  operands: ['STUDY_OR_PLAN'],
  options: { data: 'value', simulate: 'value', seed: 'value', json: 'flag', csv: 'flag', xlsx: 'value' },
  usage: USAGES.drivers,
} as const;

/**
 * Says what goes with an outcome, by a study’s drivers.yml or by a plan with its data file. Everything is worked out
 * before anything is printed, so that whoever stops it gets nothing half done. Code 1 where a model is refused.
 */
export async function drivers(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const read = readArguments(args, DRIVERS);
  if (read.values.data !== undefined && read.values.simulate !== undefined)
    throw new UsageError(`--data and --simulate are two sources of answers.\nUsage: ${DRIVERS.usage}`);
  const form = tablesForm(read);
  const outcome = await make(read, terminal);
  if (!outcome) return 1;
  for (const problem of outcome.problems) terminal.err(problemLine(problem));
  const { made } = outcome;
  if (!made) return 1;
  const tables = made.flatMap((one) => one.tables);
  await putTables(form, tables, { json: () => driversJson(made), lines: () => made.flatMap(modelLines) }, terminal);
  return made.some(({ analysis }) => analysis.kind === 'refused') ? 1 : 0;
}

/** A plan that stands in a study’s folder is about the study; any other names the table plan of its data. */
async function make(read: Arguments, terminal: Terminal): Promise<DriversOutcome | null> {
  const operand = read.operands[0]!;
  if (!/\.ya?ml$/.test(operand)) return ofStudy(operand, read, terminal);
  const folder = path.dirname(operand);
  const inStudy = path.basename(operand) === 'drivers.yml' && existsSync(path.join(folder, 'study.yml'));
  return inStudy ? ofStudy(folder, read, terminal) : ofFile(operand, read, terminal);
}

function ofFile(file: string, { values }: Arguments, terminal: Terminal): DriversOutcome {
  const plan = textFile(file);
  const named = tablePlanNamed(plan.file, plan.text);
  if (named === null)
    throw new WrongInput(`${file} does not say which table plan describes the data (tables: plan.yml).`);
  if (values.data === undefined)
    throw new UsageError(`A plan outside of a study needs --data.\nUsage: ${DRIVERS.usage}`);
  const tables = textFile(path.join(path.dirname(file), named));
  return driversFromFile({ plan, tables, data: textFile(values.data) }, progressOn(terminal));
}

async function ofStudy(name: string, read: Arguments, terminal: Terminal): Promise<DriversOutcome | null> {
  const { data, simulate } = read.values;
  const people = simulate === undefined ? null : wholeNumber(read, 'simulate', 0, PEOPLE);
  const seed = wholeNumber(read, 'seed', 1, SEED);
  const study = studyNamed(name, terminal);
  if (!study) return null;
  if (!study.drivers)
    throw new WrongInput(`The study “${study.id}” has no drivers.yml; docs/drivers-file.md says what belongs in it.`);
  const published = await figuresFor([study], figuresOf(terminal.checkout)());
  const progress = progressOn(terminal);
  if (data !== undefined) return studyDriversFromFile(study, textFile(data), published, progress);
  const dataset = people === null ? await collected(study, terminal) : simulated(study, people, seed);
  return dataset && studyDrivers(study, dataset, published, progress);
}

function simulated(study: Study, people: number, seed: number) {
  if (!study.leanings) throw new WrongInput('The study has no simulation.yml to simulate people by.');
  return simulatedDataset(study, people, seed);
}

/** Says at every fifth how far a bootstrap has come. */
function progressOn(terminal: Terminal) {
  return ({ id }: { readonly id: string }, done: number, of: number): void => {
    const fifth = Math.ceil(of / 5);
    if (done % fifth === 0 || done === of) terminal.err(`${id}: ${done} of ${of} replicates`);
  };
}

function modelLines({ analysis, sentences, tables }: MadeDrivers): string[] {
  const { title } = analysis.model;
  if (analysis.kind === 'refused')
    return [title, `  Refused: ${analysis.problems.map(({ sentence }) => sentence).join(' ')}`, ''];
  const isSimulated = tables.some(({ simulated: made }) => made !== null);
  return [
    title,
    ...(isSimulated ? ['  These people are simulated: nobody said any of this.'] : []),
    ...sentences.map((sentence) => `  ${sentence}`),
    '',
    ...tables.flatMap(tableLines),
  ];
}
