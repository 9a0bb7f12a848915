import { type Asked, optionalOf, type ReadQuestion } from './asked-row.ts';
import { type Around, type FormReading, relevanceOf, whenOf } from './form-reader.ts';
import type { FormLeaf } from './form-tree.ts';
import { readChoice } from './read-choice.ts';
import { mainOf, readMain } from './read-main.ts';
import { readNumber, readText } from './read-open.ts';

/** Reads a row that asks something; null where it is refused, with the reason at the row. */
export function readQuestion({ row, type }: FormLeaf, around: Around, reading: FormReading): ReadQuestion | null {
  const main = type.is === 'choice' ? mainOf(row, type, reading) : null;
  const relevant = main ? main.relevant : relevanceOf(row, reading);
  const conditions = [...around.conditions, relevant];
  const when = whenOf(...conditions);
  if (!when) {
    row.refuse('Nobody can meet its condition, so nobody would be asked.');
    return null;
  }
  const id = reading.names.take(row.take('name'), 'question');
  const isForEverybody = around.isForEverybody && when.when === undefined;
  const asked: Asked = { row, id, when, conditions, around, reading, optional: optionalOf(row), isForEverybody };
  switch (type.is) {
    case 'choice':
      return main ? readMain(asked, main) : readChoice(asked, type);
    case 'number':
      return readNumber(asked, type.isDecimal);
    case 'text':
      return readText(asked);
    default:
      throw new Error(`A row of the type ${type.is} asks nothing.`);
  }
}
