import path from 'node:path';
import { EXPORT_FORMATS, type ExportFormat, exportQuestionnaire } from '@earshot/actions/documents';
import { problemLine } from '@earshot/planfile';
import { readArguments } from './arguments.ts';
import { folderNamed } from './study-argument.ts';
import { type ExitCode, type Terminal, UsageError } from './terminal.ts';
import { USAGES } from './usages.ts';
import { expectFile, writeWhole } from './write-whole.ts';

const EXPORT = {
  operands: ['STUDY'],
  options: { format: 'value', out: 'value', language: 'value' },
  usage: USAGES.export,
} as const;

/** Writes a study’s questionnaire in another program’s format, and says what that format cannot hold. */
export async function exportFile(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { operands, values } = readArguments(args, EXPORT);
  const { out, language = null } = values;
  const format = formatNamed(values.format);
  if (out === undefined) throw new UsageError(`--out names the file to be written.\nUsage: ${EXPORT.usage}`);
  expectEnding(out, format);
  expectFile(out);
  const folder = folderNamed(operands[0]!, terminal);
  const today = new Date().toISOString().slice(0, 10);
  const { exported, problems } = await exportQuestionnaire(folder, format, language, today);
  for (const problem of problems) terminal.err(problemLine(problem));
  if (!exported) return 1;
  writeWhole(out, exported.bytes);
  for (const sentence of exported.lost) terminal.out(sentence);
  terminal.err(`Wrote the questionnaire to ${out}${lostCount(exported.lost.length)}.`);
  return 0;
}

/** How files of a format end. An export writes over an older one, and so over nothing that ends otherwise. */
const ENDINGS: Readonly<Record<ExportFormat, readonly string[]>> = {
  xlsform: ['.xlsx'],
  ddi: ['.xml'],
  'triple-s': ['.sss', '.xml'],
  word: ['.docx'],
};

function expectEnding(out: string, format: ExportFormat): void {
  const endings = ENDINGS[format];
  if (endings.includes(path.extname(out).toLowerCase())) return;
  throw new UsageError(`A file of the format ${format} ends in ${endings.join(' or ')}, which “${out}” does not.`);
}

function lostCount(count: number): string {
  if (count === 0) return '';
  return `; the format cannot hold ${count === 1 ? 'one thing of it' : `${count} things of it`}, listed above`;
}

function formatNamed(name: string | undefined): ExportFormat {
  const found = EXPORT_FORMATS.find((format) => format === name);
  if (found) return found;
  const fault = name === undefined ? '--format is missing.' : `--format is “${name}”, which is not written here.`;
  throw new UsageError(`${fault} It is one of ${EXPORT_FORMATS.join(', ')}.\nUsage: ${EXPORT.usage}`);
}
