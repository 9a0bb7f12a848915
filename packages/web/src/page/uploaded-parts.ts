import type { FastifyRequest } from 'fastify';

/** A form of the kind multipart/form-data, read whole. */
export interface UploadedParts {
  readonly fields: Readonly<Record<string, string>>;
  /** In the order of the form. A field for files in which none was chosen gives one with a blank name and no bytes. */
  readonly files: readonly UploadedPart[];
  /** The file that is larger than the limits of the page allow; what stands after it in the form has not been read. */
  readonly tooLarge: Omit<UploadedPart, 'bytes'> | null;
}

/** One file of a form. */
export interface UploadedPart {
  /** The name of the field in the form. */
  readonly field: string;
  /** As the sender’s machine names it. */
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/**
 * Reads a form with its files into memory. The page’s own limits on parts and sizes have to be registered before.
 * Throws what the reader of forms throws for everything else that is wrong with the form.
 */
export async function uploadedParts(request: FastifyRequest): Promise<UploadedParts> {
  const fields: Record<string, string> = {};
  const files: UploadedPart[] = [];
  let reading = { field: '', fileName: '' };
  try {
    for await (const part of request.parts()) {
      if (part.type === 'file') {
        reading = { field: part.fieldname, fileName: part.filename };
        files.push({ ...reading, bytes: new Uint8Array(await part.toBuffer()) });
      } else if (typeof part.value === 'string') fields[part.fieldname] = part.value;
    }
  } catch (error) {
    // It is thrown by the parts as well as by the one that is too large, so it has to be caught around all of them.
    if ((error as { code?: string }).code !== 'FST_REQ_FILE_TOO_LARGE') throw error;
    return { fields, files, tooLarge: reading };
  }
  return { fields, files, tooLarge: null };
}
