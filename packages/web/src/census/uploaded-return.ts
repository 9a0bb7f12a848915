import type { FastifyRequest } from 'fastify';

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

const NO_FILE: UploadedFile = { name: '', bytes: new Uint8Array(), tooLarge: false };

/** Reads a form of the kind multipart/form-data with a return, and perhaps a file about its collection. */
export async function uploadedReturn(request: FastifyRequest): Promise<UploadedReturn> {
  const fields: Record<string, string> = {};
  const files = { file: NO_FILE, collection: NO_FILE };
  let reading: keyof typeof files = 'file';
  try {
    for await (const part of request.parts()) {
      if (part.type === 'field') {
        if (typeof part.value === 'string') fields[part.fieldname] = part.value.trim();
        continue;
      }
      reading = part.fieldname === 'collection' ? 'collection' : 'file';
      files[reading] = { ...NO_FILE, name: part.filename };
      files[reading] = { ...files[reading], bytes: new Uint8Array(await part.toBuffer()) };
    }
  } catch (error) {
    if ((error as { code?: string }).code !== 'FST_REQ_FILE_TOO_LARGE') throw error;
    // What stands after it in the form is not read any more.
    files[reading] = { ...files[reading], bytes: new Uint8Array(), tooLarge: true };
  }
  const { file, collection } = files;
  const tooLarge = collection.tooLarge || collection.bytes.length > LARGEST_COLLECTION;
  return { fields, file, collection: { ...collection, tooLarge } };
}
