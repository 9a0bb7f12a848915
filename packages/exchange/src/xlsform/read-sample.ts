import type { QuestionnaireFile } from '@earshot/instrument';
import { answerOf, type FormReading, fillFor } from './form-reader.ts';
import type { FormGroup } from './form-tree.ts';

/** The group in which an exported form asks what we know of people beforehand. */
export const SAMPLE_GROUP = 'known_beforehand';

export type FileSample = NonNullable<QuestionnaireFile['sample']>;

/** The sample variables of an exported form; null for any other group. */
export function readSample({ row, inside }: FormGroup, reading: FormReading): FileSample | null {
  const leaves = inside.filter((node) => node.is === 'leaf');
  const isSample = row.peek('name') === SAMPLE_GROUP && leaves.length === inside.length;
  if (!isSample || !leaves.every(({ type }) => type.is === 'text' || type.is === 'choice')) return null;
  for (const column of row.columns) row.take(column);
  row.carry();
  const sample: FileSample = {};
  for (const { row: asked, type } of leaves) {
    const name = reading.names.take(asked.take('name'), 'known');
    const label = reading.words.read(asked, 'label', [['sample', name, 'label']], fillFor(reading)) || name;
    asked.take('required');
    const choices = type.is === 'choice' ? (reading.lists.find(type.list) ?? []) : [];
    const codes = new Map(choices.map((choice) => [choice.name, choice.code]));
    const categories = Object.fromEntries(
      choices.map((choice) => {
        choice.row.carry();
        const path = [['sample', name, 'categories', choice.code]];
        return [choice.code, reading.words.read(choice.row, 'label', path, fillFor(reading)) || choice.name];
      }),
    );
    sample[name] = type.is === 'choice' ? { kind: 'single', label, categories } : { kind: 'text', label };
    reading.variables.add(
      asked.peek('name'),
      answerOf({ kind: type.is === 'choice' ? 'single' : 'text', name, codes }),
    );
    asked.carry();
  }
  return sample;
}
