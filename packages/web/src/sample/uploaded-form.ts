import { LARGEST_LIST } from '@earshot/actions';
import type { FastifyRequest } from 'fastify';
import { uploadedParts } from '../page/uploaded-parts.ts';

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
  const { fields, files, tooLarge } = await uploadedParts(request);
  const { fileName, bytes } = files[0] ?? { fileName: tooLarge?.fileName ?? '', bytes: new Uint8Array() };
  return { fields, fileName, bytes, tooLarge: tooLarge !== null };
}
