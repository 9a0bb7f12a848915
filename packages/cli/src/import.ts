import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { type ImportedDocument, importDocument, isForm, linesByRole } from '@earshot/actions/documents';
import { problemLine, usable } from '@earshot/planfile';
import { readArguments } from './arguments.ts';
import { importFormFile } from './import-form.ts';
import { type ExitCode, type Terminal, UsageError, WrongInput } from './terminal.ts';
import { USAGES } from './usages.ts';
import { expectNewFolder, writeNewFolder } from './write-new-folder.ts';

const IMPORT = {
  operands: ['DOCUMENT'],
  options: { out: 'value', section: 'value', json: 'flag' },
  usage: USAGES.import,
} as const;

/** Makes a study’s folder from a document that people wrote, and says what became of every line of it. */
export async function importFile(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { operands, values, flags } = readArguments(args, IMPORT);
  const { out, section } = values;
  if (out === undefined) throw new UsageError(`--out names the folder to be made.\nUsage: ${IMPORT.usage}`);
  expectNewFolder(out);
  const document = documentAt(operands[0]!);
  if (isForm(document.name)) {
    if (section !== undefined)
      throw new UsageError(`A form is imported whole, without --section.\nUsage: ${IMPORT.usage}`);
    return importFormFile(document, out, flags.has('json'), terminal);
  }
  const imported = await importDocument(document, section);
  for (const problem of imported.problems) terminal.err(problemLine(problem));
  if (imported.files) writeNewFolder(out, imported.files);
  terminal.out(flags.has('json') ? JSON.stringify(asJson(imported, out)) : summary(imported, out));
  return imported.files && usable(imported.problems) ? 0 : 1;
}

function documentAt(name: string): { name: string; bytes: Uint8Array } {
  if (!existsSync(name)) throw new WrongInput(`There is no document “${name}”.`);
  if (!statSync(name).isFile()) throw new WrongInput(`${name} is not a file. Name the document itself.`);
  try {
    return { name: path.basename(name), bytes: readFileSync(name) };
  } catch (error) {
    throw new WrongInput(`${name} cannot be read: ${(error as Error).message}`);
  }
}

function asJson({ files, lines, problems, questions }: ImportedDocument, out: string) {
  const missed = lines.filter(({ outcome }) => outcome === 'not-understood');
  return {
    study: files ? out : null,
    questions,
    lines: linesByRole(lines),
    notUnderstood: missed.map(({ number, text, role, guess }) => ({ line: number, role, text, guess })),
    problems,
  };
}

function summary({ files, lines, questions }: ImportedDocument, out: string): string {
  if (!files) return 'Nothing was imported.';
  const missed = lines.filter(({ outcome }) => outcome === 'not-understood');
  const all = lines.filter(({ outcome }) => outcome !== 'layout').length;
  return [
    ...missed.map(
      ({ number, text, guess }) => `Line ${number} was not understood: ${text.trim().slice(0, 100)}\n  ${guess}`,
    ),
    ...linesByRole(lines).map(
      ({ role, carried, missed }) => `${`${role}:`.padEnd(13)} ${carried} of ${carried + missed} carried over`,
    ),
    `${questions} ${questions === 1 ? 'question' : 'questions'}; ${all - missed.length} of ${all} lines carried over (${share(all - missed.length, all)}%). Written to ${out}; import.md lists the rest.`,
  ].join('\n');
}

/** Per cent with one decimal, cut and never rounded up to 100. */
function share(part: number, whole: number): string {
  return whole === 0 ? '0.0' : (Math.floor((part / whole) * 1000) / 10).toFixed(1);
}
