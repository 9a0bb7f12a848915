import { simulatedDataset } from '@earshot/actions';
import { writeCsv } from '@earshot/dataset';
import { type Arguments, PEOPLE, readArguments, SEED, wholeNumber } from './arguments.ts';
import { studyNamed } from './study-argument.ts';
import { type ExitCode, type Terminal, UsageError } from './terminal.ts';
import { USAGES } from './usages.ts';
import { expectFile, writeWhole } from './write-whole.ts';

const SIMULATE = {
  operands: ['STUDY'],
  options: { people: 'value', n: 'value', seed: 'value', out: 'value' },
  usage: USAGES.simulate,
} as const;

/** Writes the answers of simulated people, who walk the real questionnaire, as CSV. */
export async function simulate(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const read = readArguments(args, SIMULATE);
  const people = wholeNumber(read, nameOfPeople(read), 1000, PEOPLE);
  const seed = wholeNumber(read, 'seed', 1, SEED);
  const { out } = read.values;
  if (out !== undefined) expectFile(out);
  const study = studyNamed(read.operands[0]!, terminal);
  if (!study) return 1;
  if (!study.leanings) {
    terminal.err('The study has no simulation.yml, which says how simulated people lean.');
    return 1;
  }
  const csv = writeCsv(simulatedDataset(study, people, seed));
  if (out === undefined) {
    terminal.out(csv.trimEnd());
  } else {
    writeWhole(out, csv);
    terminal.err(`Wrote ${people} simulated people to ${out}.`);
  }
  return 0;
}

/** `--n` is the short name of `--people`. */
function nameOfPeople({ values }: Arguments): 'people' | 'n' {
  if (values.people === undefined) return 'n';
  if (values.n === undefined) return 'people';
  throw new UsageError(`--n and --people say the same; give one of them.\nUsage: ${SIMULATE.usage}`);
}
