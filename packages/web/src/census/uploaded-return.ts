import type { FastifyRequest } from 'fastify';
import { type UploadedParts, uploadedParts } from '../page/uploaded-parts.ts';

/** Some 20,000 workers in XML; the largest authority has 1,500. In bytes. */
export const LARGEST_RETURN = 12_000_000;
/** Of a file about a collection. */
const LARGEST_COLLECTION = 100_000;

export const RETURN_LIMITS = {
  fileSize: LARGEST_RETURN,
  files: 2,
  fields: 4,
  fieldSize: 200,
  parts: 6,
  fieldNameSize: 100,
};

/** One file of a form. */
interface UploadedFile {
  /** Blank where none was chosen. */
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly tooLarge: boolean;
}

/** The form in which a return is handed in. */
export interface UploadedReturn {
  readonly fields: Readonly<Record<string, string>>;
  readonly file: UploadedFile;
  /** About the year’s elements and codes. */
  readonly collection: UploadedFile;
}

/** Reads a form of the kind multipart/form-data with a return, and perhaps a file about its collection. */
export async function uploadedReturn(request: FastifyRequest): Promise<UploadedReturn> {
  const parts = await uploadedParts(request);
  const fields = Object.fromEntries(Object.entries(parts.fields).map(([name, value]) => [name, value.trim()]));
  const collection = fileOf(parts, 'collection');
  const tooLarge = collection.tooLarge || collection.bytes.length > LARGEST_COLLECTION;
  return { fields, file: fileOf(parts, 'file'), collection: { ...collection, tooLarge } };
}

function fileOf({ files, tooLarge }: UploadedParts, field: string): UploadedFile {
  if (tooLarge?.field === field) return { name: tooLarge.fileName, bytes: new Uint8Array(), tooLarge: true };
  const file = files.find((one) => one.field === field);
  return { name: file?.fileName ?? '', bytes: file?.bytes ?? new Uint8Array(), tooLarge: false };
}
