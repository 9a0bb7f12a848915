import {
  ASSUMPTION_NAMES,
  type Forecast,
  type ProtocolAssumptions,
  type Ranged,
  ROUND_ASSUMPTIONS,
  simulateProtocol,
} from '@earshot/fieldwork';
import { type Arguments, PEOPLE, readArguments, SEED, wholeNumber } from './arguments.ts';
import { studyNamed } from './study-argument.ts';
import { type ExitCode, type Terminal, UsageError } from './terminal.ts';
import { USAGES } from './usages.ts';

const OPTIONS: Readonly<Record<keyof ProtocolAssumptions, string>> = {
  withEmail: 'email',
  withPhone: 'phone',
  bounces: 'bounces',
  answerFirst: 'first',
  answerLater: 'later',
  stopByMail: 'stop',
  reached: 'reached',
  completes: 'completes',
  refuses: 'refuses',
};
const NAMES = Object.keys(OPTIONS) as (keyof ProtocolAssumptions)[];

const PROTOCOL = {
  operands: ['STUDY'],
  options: {
    people: 'value',
    seed: 'value',
    runs: 'value',
    from: 'value',
    json: 'flag',
    ...(Object.fromEntries(Object.values(OPTIONS).map((name) => [name, 'value'])) as Record<string, 'value'>),
  },
  usage: USAGES.protocol,
} as const;

/** Says how many mails and calls a study’s protocol will make, day by day, under assumptions that it states. */
export async function protocol(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const given = readArguments(args, PROTOCOL);
  const assumptions = Object.fromEntries(
    NAMES.map((name) => [name, shareOf(given, name)]),
  ) as unknown as ProtocolAssumptions;
  const wish = {
    people: wholeNumber(given, 'people', 1000, PEOPLE),
    releasedOn: dayOf(given),
    assumptions,
    seed: wholeNumber(given, 'seed', 1, SEED),
    runs: wholeNumber(given, 'runs', 20, { least: 2, most: 200 }),
  };
  const study = studyNamed(given.operands[0]!, terminal);
  if (!study) return 1;
  if (!study.fieldwork) {
    terminal.err('The study has no fieldwork.yml, which says how people are contacted.');
    return 1;
  }
  const forecast = simulateProtocol(study.fieldwork, wish);
  if (given.flags.has('json')) terminal.out(JSON.stringify({ simulated: true, ...wish, ...forecast }));
  else for (const line of [...assumedLines(wish), '', ...forecastLines(forecast)]) terminal.out(line);
  return 0;
}

function shareOf({ values }: Arguments, name: keyof ProtocolAssumptions): number {
  const text = values[OPTIONS[name]];
  if (text === undefined) return ROUND_ASSUMPTIONS[name];
  const percent = Number(text);
  if (/^\d+(\.\d+)?$/.test(text) && percent <= 100) return percent / 100;
  throw new UsageError(`--${OPTIONS[name]} is “${text}”; it must be a percentage from 0 to 100.`);
}

function dayOf({ values }: Arguments): string {
  const day = values.from ?? '2026-09-28';
  if (/^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(day))) return day;
  throw new UsageError(`--from is “${day}”; it must be a day such as 2026-09-28.`);
}

interface Assumed {
  readonly people: number;
  readonly releasedOn: string;
  readonly assumptions: ProtocolAssumptions;
  readonly seed: number;
  readonly runs: number;
}

function assumedLines({ people, releasedOn, assumptions, seed, runs }: Assumed): string[] {
  return [
    `Simulated: ${people} people released on ${releasedOn}, played through ${runs} times (seed ${seed}). Assumed:`,
    ...NAMES.map(
      (name) => `  ${percent(assumptions[name]).padStart(6)} of ${ASSUMPTION_NAMES[name]} (--${OPTIONS[name]})`,
    ),
  ];
}

function forecastLines({ mails, calls, online, byTelephone, days }: Forecast): string[] {
  const line = (name: string, one: Ranged, other: Ranged): string => `${name.padEnd(34)}${told(one)}${told(other)}`;
  return [
    `${''.padEnd(34)}${'mails'.padStart(22)}${'calls'.padStart(22)}`,
    ...days.map(({ date, steps, ...day }) => line(`${date} ${steps.join(', ')}`, day.mails, day.calls)),
    line('In all', mails, calls),
    `Answers online: ${told(online).trim()}; by telephone: ${told(byTelephone).trim()}. In brackets what nine runs of ten lie within.`,
  ];
}

function told({ mean, low, high }: Ranged): string {
  return `${Math.round(mean)} (${low}–${high})`.padStart(22);
}

function percent(share: number): string {
  return `${Number((share * 100).toFixed(2))}%`;
}
