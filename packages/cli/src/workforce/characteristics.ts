import path from 'node:path';
import { type CharacteristicsFigures, characteristicsFigures, characteristicsOfFile } from '@earshot/actions';
import { problemLine } from '@earshot/planfile';
import { readArguments } from '../arguments.ts';
import { tableLines } from '../table-lines.ts';
import { type ExitCode, type Terminal, UsageError } from '../terminal.ts';
import { WORKFORCE_USAGES } from '../usages.ts';
import { publishedHere } from './published-here.ts';
import { year } from './year.ts';

const CHARACTERISTICS = {
  operands: [],
  options: { la: 'value', vintage: 'value', year: 'value', file: 'value', json: 'flag' },
  usage: WORKFORCE_USAGES.characteristics,
} as const;

/**
 * Who is in post in a place: ages, expected retirements with their basis, ethnicity by role, and roles. A file that is
 * handed in is read instead of those that are held.
 */
export async function characteristics(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const read = readArguments(args, CHARACTERISTICS);
  const { la: place, file } = read.values;
  if (place === undefined)
    throw new UsageError(
      `Which place? --la NAME of an authority, a region or England.\nUsage: ${CHARACTERISTICS.usage}`,
    );
  const held =
    file === undefined
      ? await publishedHere(terminal).characteristicsReleases()
      : await characteristicsOfFile(path.resolve(file));
  const wanted = { place, vintage: year(read, 'vintage'), year: year(read, 'year') };
  const { made, problems } =
    held.all.length > 0 ? characteristicsFigures(held.all, wanted) : { made: null, problems: [] };
  for (const problem of [...held.problems, ...problems]) terminal.err(problemLine(problem));
  if (!made) return 1;
  if (read.flags.has('json')) terminal.out(JSON.stringify(made.json));
  else for (const line of pageLines(made)) terminal.out(line);
  return 0;
}

function pageLines({ page: { age, spread, retirements, ethnicity, sex, roles } }: CharacteristicsFigures): string[] {
  const sections = [
    age && { tables: [age.profile, age.years], findings: age.findings },
    spread && { tables: [spread.table], findings: spread.findings },
    retirements && { tables: [retirements.table], findings: retirements.findings },
    ethnicity && { tables: [ethnicity.table, ethnicity.years], findings: ethnicity.findings },
    sex && { tables: [sex.table], findings: sex.findings },
    roles && { tables: [roles.mix, roles.years], findings: roles.findings },
  ].filter((section) => section !== null);
  return sections.flatMap(({ tables, findings }) => [
    ...tables.flatMap(tableLines),
    ...findings.map(({ text }) => `  ${text}`),
    '',
  ]);
}
