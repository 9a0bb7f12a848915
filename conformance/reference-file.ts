import type { Columns } from './columns.ts';
import { NotCovered } from './not-covered.ts';

/** Anything that JSON can hold. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

/** A file with results of R, and the data that they were worked out from. */
export interface ReferenceFile {
  /** In words, which calls of R made the results. */
  readonly about: string;
  readonly data: JsonObject;
  readonly columns: Columns | null;
  /** How far off a number may be, relative to itself. */
  readonly tolerance: number;
  /** How far off it may be in any case. */
  readonly absoluteTolerance: number;
  readonly result: Json;
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A part of an object that is itself one. */
export function objectIn(value: Json | undefined, key: string): JsonObject {
  const found = isObject(value) ? value[key] : undefined;
  if (!isObject(found)) throw new NotCovered(`“${key}” is not there`);
  return found;
}

/** A list; R writes one of a single value as that value. */
export function listOf(value: Json | undefined): readonly Json[] {
  if (Array.isArray(value)) return value;
  return value === undefined || value === null ? [] : [value as Json];
}

export function textsIn(value: Json | undefined): string[] {
  return listOf(value).map(String);
}

/** A text or number in an object, as a text. */
export function textIn(object: JsonObject, key: string): string {
  const value = object[key];
  if (typeof value !== 'string' && typeof value !== 'number') throw new NotCovered(`“${key}” is not there`);
  return String(value);
}

export function columnsIn({ columns }: ReferenceFile): Columns {
  if (!columns) throw new NotCovered('the file names no data');
  return columns;
}
