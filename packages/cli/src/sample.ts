import { existsSync, readFileSync, statSync } from 'node:fs';
import { figuresOf, type ListFilePreview, previewListFile } from '@earshot/actions';
import { faultSentence } from '@earshot/fieldwork';
import { readArguments } from './arguments.ts';
import { studyNamed } from './study-argument.ts';
import { type ExitCode, type Terminal, UsageError, WrongInput } from './terminal.ts';
import { USAGES } from './usages.ts';

const SAMPLE = {
  operands: ['FILE'],
  options: { study: 'value', json: 'flag' },
  usage: USAGES.sample,
} as const;

/** Checks a staff list against a study without a database: what would be kept, and every fault by line. Keeps nobody. */
export async function sample(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { operands, values, flags } = readArguments(args, SAMPLE);
  if (values.study === undefined) throw new UsageError(`Usage: ${SAMPLE.usage}`);
  const study = studyNamed(values.study, terminal);
  if (!study) return 1;
  const { all } = figuresOf(terminal.checkout)().authorities;
  const authorities = all.map(({ onsCode, name }) => ({ code: onsCode, name }));
  const preview = await previewListFile(study, { bytes: bytesOf(operands[0]!), authorities });
  if ('sentence' in preview) {
    terminal.err(preview.sentence);
    return 1;
  }
  if (flags.has('json')) terminal.out(JSON.stringify(preview));
  else for (const line of linesOf(preview)) terminal.out(line);
  return preview.faults.length > 0 ? 1 : 0;
}

function linesOf({ notes, counts, faults }: ListFilePreview): string[] {
  const { rows, kept, withEmail, withPhone } = counts;
  return [
    ...notes,
    ...faults.map((fault) => `${fault.line}: ${fault.code}: ${faultSentence(fault)}`),
    `${rows} rows, ${kept} to keep: ${withEmail} with an e-mail address, ${withPhone} with a telephone number.`,
    'Who is in the study already, or wants no contact, is found when the list is uploaded.',
  ];
}

function bytesOf(file: string): Uint8Array {
  if (!existsSync(file)) throw new WrongInput(`There is no file ${file}.`);
  if (statSync(file).isDirectory()) throw new WrongInput(`${file} is a folder, not a file.`);
  return new Uint8Array(readFileSync(file));
}
