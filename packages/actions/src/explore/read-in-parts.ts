import type { Column, Dataset } from '@earshot/dataset';
import { interviewDataset } from '@earshot/instrument';
import { answersForAnalysis, finishedPseudonyms } from '@earshot/store';
import type { Study } from '../study.ts';
import type { World } from '../world.ts';

/** People whose answers are read and followed at once: few enough that nobody who answers meanwhile waits for it. */
const PART = 200;

/**
 * The answers that have been sent, as `studyDataset` gives them, read in parts between which other work goes on.
 * @param tell is told how many of how many people have been read.
 */
export async function readInParts(
  world: World,
  study: Study,
  tell: (done: number, whole: number) => void,
): Promise<Dataset> {
  const { store } = world;
  const everybody = await store.transaction('analysis', (queries) => finishedPseudonyms(queries, study.id));
  const empty = interviewDataset(study.title, study.questionnaire, []);
  const parts: Dataset[] = [];
  for (let from = 0; from < everybody.length; from += PART) {
    tell(from, everybody.length);
    const among = everybody.slice(from, from + PART);
    const people = await store.transaction('analysis', (queries) =>
      answersForAnalysis(queries, study.id, 'finished', among),
    );
    parts.push(interviewDataset(study.title, study.questionnaire, people));
  }
  tell(everybody.length, everybody.length);
  return parts.length === 0 ? empty : oneBelowAnother(parts);
}

/** Datasets of the same variables as one, in their order. */
export function oneBelowAnother(parts: readonly Dataset[]): Dataset {
  const [first] = parts;
  if (!first) throw new Error('oneBelowAnother: there is no dataset.');
  const columns = first.columns.map((_, at) => joined(parts.map((part) => part.columns[at]!)));
  const sum = (count: (part: Dataset) => number): number => parts.reduce((total, part) => total + count(part), 0);
  return { ...first, rows: sum(({ rows }) => rows), simulatedRows: sum((part) => part.simulatedRows), columns };
}

function joined(columns: readonly Column[]): Column {
  const { variable, numbers, texts, picks } = columns[0]!;
  const rows = columns.reduce((total, { states }) => total + states.length, 0);
  const bytes = (of: (column: Column) => Uint8Array): Uint8Array => fill(new Uint8Array(rows), columns.map(of));
  return {
    variable,
    states: bytes(({ states }) => states),
    numbers:
      numbers &&
      fill(
        new Float64Array(rows),
        columns.map((column) => column.numbers!),
      ),
    texts: texts && columns.flatMap((column) => column.texts!),
    picks: picks?.map((_, at) => bytes((column) => column.picks![at]!)) ?? null,
  };
}

function fill<Values extends Uint8Array | Float64Array>(whole: Values, parts: readonly Values[]): Values {
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
