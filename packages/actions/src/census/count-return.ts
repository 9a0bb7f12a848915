import { measuresAt, type ReadReturn } from '@earshot/census';
import type { CheckedReturn } from './check-return.ts';
import { readPieces } from './read-pieces.ts';
import { returnTables } from './return-tables.ts';
import type { CountedReturn, ReturnStep, ReturnTask } from './return-task.ts';
import { withoutContent } from './without-content.ts';

const PIECE = 65_536;

/** Reads a return where that is asked, and counts it at a day. */
export async function countReturn(task: ReturnTask, tell: (step: ReturnStep) => void): Promise<CountedReturn> {
  const { read, digest } = task.kind === 'check' ? await readBytes(task, tell) : task;
  if (task.kind === 'check' && task.onlyOf !== null && read.authority !== task.onlyOf)
    return { checked: { read: withoutContent(read), measures: null, digest: null }, tables: [] };
  const measures = read.isComplete ? measuresAt(read, task.day ?? undefined) : null;
  const checked: CheckedReturn = { read, measures, digest };
  const tables = measures && 'day' in measures ? await returnTables(read, measures.day) : [];
  return { checked, tables };
}

async function readBytes(
  { bytes, format, year, own }: ReturnTask & { readonly kind: 'check' },
  tell: (step: ReturnStep) => void,
) {
  function* pieces(): Generator<Uint8Array> {
    for (let done = 0; done < bytes.length; done += PIECE) {
      tell({ done, whole: bytes.length });
      yield bytes.subarray(done, done + PIECE);
    }
  }
  const wish = { format, ...(year === null ? {} : { year }), ...(own ? { own } : {}) };
  const { read, digest } = await readPieces(pieces(), wish);
  return { read: forCounting(read), digest };
}

/**
 * What counting needs of each worker, and nothing else: neither the lines of its items nor what would find the person in
 * another return, neither where they studied nor why they were absent.
 */
function forCounting(read: ReadReturn): ReadReturn {
  const workers = read.workers.map((worker) => ({
    ...worker,
    registration: null,
    texts: only(worker.texts, COUNTED_TEXTS),
    amounts: only(worker.amounts, COUNTED_AMOUNTS),
    given: NOTHING,
  }));
  return { ...read, workers };
}

const COUNTED_TEXTS = [
  'gender',
  'ethnicity',
  'qualification',
  'role',
  'role_start',
  'origin',
  'role_end',
  'destination',
  'reason',
] as const;
const COUNTED_AMOUNTS = ['fte', 'fte30', 'cases30', 'days_lost'] as const;
const NOTHING: ReadReturn['workers'][number]['given'] = new Map();

function only<Value extends object, Key extends keyof Value>(of: Value, keys: readonly Key[]): Pick<Value, Key> {
  return Object.fromEntries(keys.flatMap((key) => (key in of ? [[key, of[key]]] : []))) as Pick<Value, Key>;
}
