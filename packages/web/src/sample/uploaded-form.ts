import { LARGEST_LIST } from '@earshot/actions';
import type { FastifyRequest } from 'fastify';

/** A form with a file, read whole: a list is at most as large as memory can take. */
export interface UploadedForm {
  readonly fields: Readonly<Record<string, string>>;
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly tooLarge: boolean;
}

export const UPLOAD_LIMITS = {
  fileSize: LARGEST_LIST,
  files: 1,
  fields: 10,
  fieldSize: 1000,
  parts: 11,
  fieldNameSize: 100,
};

/** Reads a form of the kind multipart/form-data with one file. */
export async function uploadedForm(request: FastifyRequest): Promise<UploadedForm> {
  const fields: Record<string, string> = {};
  let [fileName, bytes] = ['', new Uint8Array()];
  try {
    for await (const part of request.parts()) {
      if (part.type === 'field') {
        if (typeof part.value === 'string') fields[part.fieldname] = part.value;
        continue;
      }
      fileName = part.filename;
      bytes = new Uint8Array(await part.toBuffer());
    }
  } catch (error) {
    // It is thrown by the parts as well as by the one that is too large, so it has to be caught around all of them.
    if ((error as { code?: string }).code !== 'FST_REQ_FILE_TOO_LARGE') throw error;
    return { fields, fileName, bytes: new Uint8Array(), tooLarge: true };
  }
  return { fields, fileName, bytes, tooLarge: false };
}
