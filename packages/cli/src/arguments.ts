import { parseArgs } from 'node:util';
import { UsageError } from './terminal.ts';

export interface Described {
  /** What must stand after the command, such as STUDY. */
  readonly operands: readonly string[];
  readonly options: Readonly<Record<string, 'value' | 'flag'>>;
  readonly usage: string;
}

export interface Arguments {
  readonly operands: readonly string[];
  readonly values: Readonly<Record<string, string | undefined>>;
  readonly flags: ReadonlySet<string>;
}

/** Reads a command's arguments. Throws a UsageError for whatever it does not know or does not find. */
export function readArguments(args: readonly string[], described: Described): Arguments {
  const options = Object.fromEntries(
    Object.entries(described.options).map(([name, kind]) => [name, { type: kind === 'flag' ? 'boolean' : 'string' }]),
  ) as Record<string, { type: 'boolean' | 'string' }>;
  const { values, positionals } = parsed(args, options, described);
  if (positionals.length !== described.operands.length) {
    throw new UsageError(`Usage: ${described.usage}`);
  }
  const entries = Object.entries(values);
  return {
    operands: positionals,
    values: Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string')),
    flags: new Set(entries.filter(([, value]) => value === true).map(([name]) => name)),
  };
}

/** A whole number of at least `least` from an option; the given one when it is left out. */
export function wholeNumber({ values }: Arguments, name: string, otherwise: number, least: number): number {
  const text = values[name];
  if (text === undefined) return otherwise;
  const number = Number(text);
  if (/^\d{1,9}$/.test(text) && number >= least) return number;
  throw new UsageError(`--${name} is “${text}”; it must be a whole number of ${least} or more.`);
}

function parsed(
  args: readonly string[],
  options: Record<string, { type: 'boolean' | 'string' }>,
  { usage }: Described,
) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\nUsage: ${usage}`);
  }
}
