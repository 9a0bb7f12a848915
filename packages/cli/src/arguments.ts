import { parseArgs } from 'node:util';
import { UsageError } from './terminal.ts';

export interface Described {
  /** What must stand after the command, such as STUDY. */
  readonly operands: readonly string[];
  /** Whether the last of them may be given more than once. */
  readonly more?: boolean;
  /** `values`: may be given more than once. */
  readonly options: Readonly<Record<string, 'value' | 'values' | 'flag'>>;
  readonly usage: string;
}

export interface Arguments {
  readonly operands: readonly string[];
  readonly values: Readonly<Record<string, string | undefined>>;
  /** What was given to options that may be given more than once, in that order. */
  readonly lists: Readonly<Record<string, readonly string[]>>;
  readonly flags: ReadonlySet<string>;
}

/** Reads a command's arguments. Throws a UsageError for whatever it does not know or does not find. */
export function readArguments(
  args: readonly string[],
  { operands: wanted, more, options, usage }: Described,
): Arguments {
  const operands: string[] = [];
  const given = new Map<string, string | undefined>();
  const lists: Record<string, string[]> = {};
  for (const token of tokensOf(args, options)) {
    if (token.kind === 'positional') operands.push(token.value);
    if (token.kind !== 'option') continue;
    const fault = faultOf(token, options, given);
    if (fault) throw new UsageError(`${fault}\nUsage: ${usage}`);
    if (options[token.name] !== 'values') given.set(token.name, token.value);
    else lists[token.name] = [...(lists[token.name] ?? []), token.value!];
  }
  const isAsMany = more ? operands.length >= wanted.length : operands.length === wanted.length;
  if (!isAsMany) throw new UsageError(`Usage: ${usage}`);
  const isFlag = (name: string): boolean => options[name] === 'flag';
  return {
    operands,
    values: Object.fromEntries([...given].filter(([name]) => !isFlag(name))),
    lists,
    flags: new Set([...given.keys()].filter(isFlag)),
  };
}

type OptionToken = Extract<ReturnType<typeof tokensOf>[number], { kind: 'option' }>;

/** Why an option cannot stand where it does, or null. */
function faultOf(
  { name, rawName, value, inlineValue }: OptionToken,
  options: Described['options'],
  given: ReadonlyMap<string, unknown>,
): string | null {
  if (!Object.hasOwn(options, name) || !rawName.startsWith('--')) return `There is no option ${rawName} here.`;
  if (given.has(name)) return `${rawName} is given twice.`;
  if (options[name] === 'flag') return value === undefined ? null : `${rawName} takes no value.`;
  return !value || (!inlineValue && value.startsWith('--')) ? `${rawName} needs a value after it.` : null;
}

/** Whether somebody asks how the command is called, wherever among its arguments. */
export function asksForHelp(args: readonly string[]): boolean {
  return args.includes('--help') || args.includes('-h');
}

interface Range {
  readonly least: number;
  readonly most: number;
}

/** How many people can be simulated: well beyond all children’s social workers of England, and what memory holds. */
export const PEOPLE: Range = { least: 1, most: 100_000 };
export const SEED: Range = { least: 0, most: 999_999_999 };

/** A whole number within a range from an option; `otherwise` when it is left out. */
export function wholeNumber({ values }: Arguments, name: string, otherwise: number, { least, most }: Range): number {
  const text = values[name];
  if (text === undefined) return otherwise;
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= least && number <= most) return number;
  throw new UsageError(`--${name} is “${text}”; it must be a whole number from ${least} to ${most}.`);
}

/** The parts of a command line as Node tells them apart; what is wrong with them is ours to say. */
function tokensOf(args: readonly string[], options: Described['options']) {
  const types = Object.entries(options).map(
    ([name, kind]) => [name, { type: kind === 'flag' ? 'boolean' : 'string' }] as const,
  );
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(types),
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  return tokens;
}
