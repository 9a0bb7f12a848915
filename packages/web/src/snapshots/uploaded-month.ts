import { SNAPSHOT_FILES, type SnapshotFiles } from '@earshot/actions';
import type { FastifyRequest } from 'fastify';
import { type UploadedPart, uploadedParts } from '../page/uploaded-parts.ts';

/** Of each file, in bytes: some 30,000 cases. They are read while others wait; the command line takes larger ones. */
const LARGEST_FILE = 1_000_000;
const MOST_FILES = 12;

export const MONTH_LIMITS = {
  fileSize: LARGEST_FILE,
  files: MOST_FILES,
  fields: 4,
  fieldSize: 200,
  parts: MOST_FILES + 4,
  fieldNameSize: 100,
};

/** The form in which the files of a month are handed in. */
export interface UploadedMonth {
  readonly fields: Readonly<Record<string, string>>;
  readonly files: SnapshotFiles;
  readonly scheme: string | null;
  /** Names of further CSV files. */
  readonly others: readonly string[];
  /** What is wrong with the files as files. */
  readonly mistakes: readonly string[];
}

/** Reads a form of the kind multipart/form-data with the files of a month, known by their names. */
export async function uploadedMonth(request: FastifyRequest): Promise<UploadedMonth> {
  const parts = await uploadedParts(request);
  const fields = Object.fromEntries(Object.entries(parts.fields).map(([name, value]) => [name, value.trim()]));
  const { tooLarge } = parts;
  const sorted = sortFiles(parts.files.filter(({ fileName }) => fileName !== ''));
  if (!tooLarge) return { fields, ...sorted };
  const mistake = `${tooLarge.fileName} has more than ${LARGEST_FILE / 1e6} MB. Use the command line for it`;
  return { fields, ...sorted, mistakes: [...sorted.mistakes, mistake] };
}

function sortFiles(given: readonly UploadedPart[]): Omit<UploadedMonth, 'fields'> {
  const files: Record<string, string> = {};
  const [others, mistakes]: [string[], string[]] = [[], []];
  let scheme: string | null = null;
  for (const { fileName, bytes } of given) {
    const text = Buffer.from(bytes).toString('utf8');
    const name = fileName.toLowerCase();
    const file = SNAPSHOT_FILES.find((one) => name === `${one}.csv`);
    const isScheme = name === 'scheme.yml' || name === 'scheme.yaml';
    if (file ? files[file] !== undefined : isScheme && scheme !== null)
      mistakes.push(`${fileName} is there twice. Choose the one that is right`);
    else if (file) files[file] = text;
    else if (isScheme) scheme = text;
    else if (name.endsWith('.csv')) others.push(fileName);
    else mistakes.push(`${fileName} is neither one of the five CSV files nor scheme.yml`);
  }
  return { files, scheme, others, mistakes };
}
