import { randomBytes } from 'node:crypto';
import { figuresOf, openWorld, type Study, settingsFrom, simulatedDataset } from '@earshot/actions';
import { chanceFrom, DATA_FORMATS, type DataFormat, dataFiles, takeDataset } from '@earshot/actions/documents';
import type { Dataset } from '@earshot/dataset';
import { problemLine } from '@earshot/planfile';
import { PEOPLE, readArguments, SEED, wholeNumber } from './arguments.ts';
import { studyNamed } from './study-argument.ts';
import { type ExitCode, type Terminal, UsageError, WrongInput } from './terminal.ts';
import { USAGES } from './usages.ts';
import { expectNewFolder, writeNewFolder } from './write-new-folder.ts';

const DATA = {
  operands: ['STUDY'],
  options: { as: 'value', to: 'value', words: 'flag', simulate: 'value', seed: 'value' },
  usage: USAGES.data,
} as const;

/** Whoever ran the command may open the folder, and nobody else on the machine. */
const FOR_THIS_USER = 0o700;

/**
 * Writes a study’s people, a row each, for another program, into a new folder: those in the store, which the audit
 * then says, or simulated ones.
 */
export async function data(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const read = readArguments(args, DATA);
  const { to } = read.values;
  const wish = { format: formatNamed(read.values.as), withWords: read.flags.has('words') };
  if (to === undefined) throw new UsageError(`--to names the folder to be written.\nUsage: ${DATA.usage}`);
  const people = read.values.simulate === undefined ? null : wholeNumber(read, 'simulate', 0, PEOPLE);
  const seed = wholeNumber(read, 'seed', 1, SEED);
  expectNewFolder(to);
  const study = studyNamed(read.operands[0]!, terminal);
  if (!study) return 1;
  if (people !== null && !study.leanings)
    throw new WrongInput('The study has no simulation.yml to simulate people by.');
  const dataset = people === null ? await collected(study, wish, terminal) : simulatedDataset(study, people, seed);
  if (!dataset) return 1;
  const day = new Date().toISOString().slice(0, 10);
  const published = figuresOf(terminal.checkout)();
  const options = { ...wish, day, published, random: chanceFrom(randomBytes) };
  const { made, problems } = await dataFiles(study, dataset, options);
  for (const problem of problems) terminal.err(problemLine(problem));
  if (!made) {
    terminal.err('Nobody has sent answers to this study yet, so there is no data to take.');
    return 1;
  }
  writeNewFolder(to, made.files, FOR_THIS_USER);
  for (const note of made.notes) terminal.out(note);
  terminal.err(`Wrote ${[...made.files.keys()].join(', ')} of ${dataset.rows} people to ${to}.`);
  return 0;
}

/** Everybody in the store who sent answers; null, with the reason said, when it cannot be opened. */
async function collected(
  study: Study,
  wish: { readonly format: DataFormat; readonly withWords: boolean },
  terminal: Terminal,
): Promise<Dataset | null> {
  const opened = await openWorld(settingsFrom(terminal.checkout, terminal.env), 'visitor');
  if ('sentence' in opened) {
    terminal.err(opened.sentence);
    return null;
  }
  try {
    return await takeDataset(opened.world, study, { actor: 'operator', ...wish });
  } finally {
    await opened.close();
  }
}

function formatNamed(name: string | undefined): DataFormat {
  const found = DATA_FORMATS.find((format) => format === name);
  if (found) return found;
  const fault = name === undefined ? '--as is missing.' : `--as is “${name}”, which is not written here.`;
  throw new UsageError(`${fault} It is one of ${DATA_FORMATS.join(', ')}.\nUsage: ${DATA.usage}`);
}
