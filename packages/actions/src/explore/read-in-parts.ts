import { setImmediate } from 'node:timers/promises';
import { type Column, type Dataset, type Numbers, numbersFor } from '@earshot/dataset';
import { type Interview, interviewDataset } from '@earshot/instrument';
import { answersForAnalysis, finishedPseudonyms } from '@earshot/store';
import type { Study } from '../study.ts';
import type { World } from '../world.ts';

/** People whose answers are read and followed at once: few enough that nobody who answers meanwhile waits for it. */
const PART = 200;

/**
 * The answers that have been sent, as `studyDataset` gives them, read in parts between which other work goes on.
 * @param tell is told how many of how many people have been read. @param withMore adds columns that each row gives by itself.
 */
export async function readInParts(
  world: World,
  study: Study,
  tell: (done: number, whole: number) => void,
  withMore: (part: Dataset) => Dataset = (part) => part,
): Promise<Dataset> {
  const datasetOf = (people: readonly Interview[]): Dataset =>
    withMore(interviewDataset(study.title, study.questionnaire, people));
  const parts: Dataset[] = [];
  for await (const people of interviewsInParts(world, study, tell)) parts.push(datasetOf(people));
  return parts.length === 0 ? datasetOf([]) : joinedInTurns(parts);
}

/** As `oneBelowAnother`, while other work goes on: each column waits for its turn. */
async function joinedInTurns(parts: readonly Dataset[]): Promise<Dataset> {
  const columns: Column[] = [];
  for (const at of parts[0]!.columns.keys()) {
    columns.push(joinedAt(parts, at));
    await setImmediate();
  }
  return wholeOf(parts, columns);
}

/** Everybody who finished and did not withdraw, in the order in which they came, a part at a time. */
export async function* interviewsInParts(
  { store }: World,
  { id }: Study,
  tell: (done: number, whole: number) => void,
): AsyncGenerator<Awaited<ReturnType<typeof answersForAnalysis>>> {
  const everybody = await store.transaction('analysis', (queries) => finishedPseudonyms(queries, id));
  for (let from = 0; from < everybody.length; from += PART) {
    tell(from, everybody.length);
    const among = everybody.slice(from, from + PART);
    yield await store.transaction('analysis', (queries) => answersForAnalysis(queries, id, 'finished', among));
  }
  tell(everybody.length, everybody.length);
}

/** Datasets of the same variables as one, in their order. */
export function oneBelowAnother(parts: readonly Dataset[]): Dataset {
  const [first] = parts;
  if (!first) throw new Error('oneBelowAnother: there is no dataset.');
  return wholeOf(
    parts,
    first.columns.map((_, at) => joinedAt(parts, at)),
  );
}

function wholeOf(parts: readonly Dataset[], columns: readonly Column[]): Dataset {
  const sum = (count: (part: Dataset) => number): number => parts.reduce((total, part) => total + count(part), 0);
  return { ...parts[0]!, rows: sum(({ rows }) => rows), simulatedRows: sum((part) => part.simulatedRows), columns };
}

function joinedAt(parts: readonly Dataset[], at: number): Column {
  const columns = parts.map((part) => part.columns[at]!);
  const { variable, numbers, texts, picks } = columns[0]!;
  const rows = columns.reduce((total, { states }) => total + states.length, 0);
  const bytes = (of: (column: Column) => Uint8Array): Uint8Array => fill(new Uint8Array(rows), columns.map(of));
  return {
    variable,
    states: bytes(({ states }) => states),
    numbers:
      numbers &&
      fill(
        numbersFor(variable, rows)!,
        columns.map((column) => column.numbers!),
      ),
    texts: texts && columns.flatMap((column) => column.texts!),
    picks: picks?.map((_, at) => bytes((column) => column.picks![at]!)) ?? null,
  };
}

function fill<Values extends Numbers>(whole: Values, parts: readonly Numbers[]): Values {
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
