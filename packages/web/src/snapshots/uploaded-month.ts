import { SNAPSHOT_FILES, type SnapshotFiles } from '@earshot/actions';
import type { FastifyRequest } from 'fastify';

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
  const fields: Record<string, string> = {};
  const files: Record<string, string> = {};
  const [others, mistakes]: [string[], string[]] = [[], []];
  let scheme: string | null = null;
  for await (const part of request.parts()) {
    if (part.type === 'field') {
      if (typeof part.value === 'string') fields[part.fieldname] = part.value.trim();
      continue;
    }
    const text = await textOf(() => part.toBuffer());
    const name = part.filename.toLowerCase();
    const file = SNAPSHOT_FILES.find((one) => name === `${one}.csv`);
    if (name === '') continue;
    if (text === null)
      mistakes.push(`${part.filename} has more than ${LARGEST_FILE / 1e6} MB. Use the command line for it`);
    else if (file && files[file] === undefined) files[file] = text;
    else if (name === 'scheme.yml' || name === 'scheme.yaml') scheme = text;
    else if (name.endsWith('.csv')) others.push(part.filename);
    else mistakes.push(`${part.filename} is neither one of the five CSV files nor scheme.yml`);
  }
  return { fields, files, scheme, others, mistakes };
}

/** Null for a file that is too large. */
async function textOf(bytes: () => Promise<Buffer>): Promise<string | null> {
  try {
    return (await bytes()).toString('utf8');
  } catch (error) {
    if ((error as { code?: string }).code !== 'FST_REQ_FILE_TOO_LARGE') throw error;
    return null;
  }
}
