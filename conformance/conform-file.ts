import { readFileSync } from 'node:fs';
import path from 'node:path';
import { degreesOfFreedom } from '@earshot/statistics';
import { type Columns, columnsOf } from './columns.ts';
import { type Comparison, compare } from './compare.ts';
import { type Computed, Missing, part } from './computed.ts';
import { designOf } from './design.ts';
import { isObject, type Json, type JsonObject, type ReferenceFile } from './reference-file.ts';
import { SHAPES } from './shapes/index.ts';
import { tolerancesOf } from './tolerances.ts';

/** A file that cannot be read as one of reference, and why. */
export interface BrokenFile {
  readonly broken: string;
}

/** Works out every number of a reference file, whose data lie beside it, and compares. */
export function conformFile(file: string): Comparison | BrokenFile {
  const read = readReference(file);
  if ('broken' in read) return read;
  const expected = { 'data.degf': isObject(read.data) ? (read.data.degf ?? null) : null, result: read.result };
  const degf = part(() => degreesOfFreedom(designOf(read)));
  const shape = SHAPES.find(({ isShapeOf }) => isShapeOf(read.result, read));
  const result: Computed = shape ? part(() => shape.compute(read)) : new Missing('no shape is known with such results');
  return compare(expected, { 'data.degf': degf, result }, tolerancesOf(read.about, read.tolerance));
}

/** What is meant where a file states no tolerance. */
const USUAL_TOLERANCE = 1e-6;

function readReference(file: string): ReferenceFile | BrokenFile {
  const json = attempt(
    'cannot be read as JSON',
    () => JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, '')) as Json,
  );
  if ('broken' in json) return json;
  const { value } = json;
  if (!isObject(value) || value.result === undefined) return { broken: 'has no result' };
  const data: JsonObject = isObject(value.data) ? value.data : {};
  const csv = data.csv;
  const columns =
    typeof csv === 'string'
      ? attempt(`its data ${csv} cannot be read`, () =>
          columnsOf(readFileSync(path.resolve(path.dirname(file), csv), 'utf8')),
        )
      : { value: null as Columns | null };
  if ('broken' in columns) return columns;
  return {
    about: typeof value.about === 'string' ? value.about : '',
    data,
    columns: columns.value,
    tolerance: typeof value.tolerance_rel === 'number' ? value.tolerance_rel : USUAL_TOLERANCE,
    result: value.result,
  };
}

function attempt<Value>(otherwise: string, read: () => Value): { value: Value } | BrokenFile {
  try {
    return { value: read() };
  } catch (error) {
    return { broken: `${otherwise}: ${error instanceof Error ? error.message : String(error)}` };
  }
}
