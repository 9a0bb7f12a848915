import { existsSync, readFileSync, statSync } from 'node:fs';
import { openWorld, recordReturned, settingsFrom } from '@earshot/actions';
import { readArguments } from './arguments.ts';
import { type ExitCode, type Terminal, WrongInput } from './terminal.ts';
import { USAGES } from './usages.ts';

const BOUNCES = {
  operands: ['FILE'],
  more: true,
  options: {},
  usage: USAGES.bounces,
} as const;

const LARGEST = 10_000_000;

/** Records mails that came back, each saved as a file: reports that a mail could not be delivered, automatic answers. */
export async function bounces(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { operands } = readArguments(args, BOUNCES);
  const mails = operands.map((name) => ({ name, source: sourceOf(name) }));
  const opened = await openWorld(settingsFrom(terminal.checkout, terminal.env), 'visitor');
  if ('sentence' in opened) throw new WrongInput(opened.sentence);
  try {
    for (const { name, outcome, sentence } of await recordReturned(opened.world, mails, 'command line')) {
      terminal.out(`${name}: ${outcome}${sentence ? `. ${sentence}` : ''}`);
    }
  } finally {
    await opened.close();
  }
  return 0;
}

function sourceOf(file: string): string {
  if (!existsSync(file) || !statSync(file).isFile()) throw new WrongInput(`There is no file ${file}.`);
  if (statSync(file).size > LARGEST) throw new WrongInput(`${file} is larger than ten megabytes.`);
  return readFileSync(file, 'latin1');
}
