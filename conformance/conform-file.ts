import { readFileSync } from 'node:fs';
import path from 'node:path';
import { degreesOfFreedom } from '@earshot/statistics';
import { type Columns, columnsOf } from './columns.ts';
import { type Comparison, compare } from './compare.ts';
import { type Computed, Missing, part } from './computed.ts';
import { designOf } from './design.ts';
import { jsonFrom, numberIn } from './json-as-written.ts';
import { isObject, type JsonObject, type ReferenceFile } from './reference-file.ts';
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
  return compare(
    expected,
    { 'data.degf': degf, result },
    tolerancesOf(read.about, read.tolerance, read.absoluteTolerance),
  );
}

/** What is meant where a file states no tolerance. */
const USUAL_TOLERANCE = 1e-6;

function readReference(file: string): ReferenceFile | BrokenFile {
  const json = attempt('cannot be read as JSON', () => jsonFrom(readFileSync(file, 'utf8')));
  if ('broken' in json) return json;
  const { value } = json;
  if (!isObject(value) || value.result === undefined) return { broken: 'has no “result”' };
  const tolerance = toleranceIn(value, 'tolerance_rel', USUAL_TOLERANCE);
  const absoluteTolerance = toleranceIn(value, 'tolerance_abs', 0);
  if (typeof tolerance !== 'number') return tolerance;
  if (typeof absoluteTolerance !== 'number') return absoluteTolerance;
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
    tolerance,
    absoluteTolerance,
    result: value.result,
  };
}

/** How far off a file lets numbers be; a text may hold the number. */
function toleranceIn(file: JsonObject, key: string, otherwise: number): number | BrokenFile {
  const stated = file[key] ?? otherwise;
  const tolerance = typeof stated === 'string' ? numberIn(stated) : stated;
  if (typeof tolerance === 'number' && tolerance >= 0 && tolerance < Number.POSITIVE_INFINITY) return tolerance;
  return { broken: `its ${key} is ${JSON.stringify(stated)}, which is no tolerance` };
}

function attempt<Value>(otherwise: string, read: () => Value): { value: Value } | BrokenFile {
  try {
    return { value: read() };
  } catch (error) {
    return { broken: `${otherwise}: ${error instanceof Error ? error.message : String(error)}` };
  }
}
