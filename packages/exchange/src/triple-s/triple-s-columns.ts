import { SIMULATED_COLUMN } from '@earshot/dataset';
import type { Questionnaire } from '@earshot/instrument';
import { type DataVariable, dataVariables } from '../codebook/data-variables.ts';
import { type Filter, Filters } from './filters.ts';
import { type TripleSValue, tripleSValues } from './triple-s-values.ts';

/**
 * A field of the data file, by position from 1. A file of comma-separated values that is written to this list can be
 * read with the metadata:
 * - `simulated`: 1 for a simulated person, 0 for a real one;
 * - `filter`: 1 for somebody who was asked, 0 for others;
 * - `variable`: the code of the answer, the number, or the text. Of a multiple variable the codes that were picked, one
 *   after the other, each padded with zeros to `width` digits. Blank where somebody was not asked or not reached.
 */
export type TripleSColumn = { readonly position: number; readonly name: string } & (
  | { readonly is: 'simulated' }
  | { readonly is: 'filter'; readonly filter: Filter }
  | {
      readonly is: 'variable';
      readonly data: DataVariable;
      readonly filter: string | null;
      readonly values: readonly TripleSValue[];
      /** Of a multiple variable: how many codes fit, and how wide each is. */
      readonly spread: { readonly subfields: number; readonly width: number } | null;
    }
);

export function tripleSColumns(questionnaire: Questionnaire): TripleSColumn[] {
  const variables = dataVariables(questionnaire);
  const filters = new Filters(variables);
  const columns: TripleSColumn[] = [{ position: 1, name: SIMULATED_COLUMN, is: 'simulated' }];
  for (const data of variables) {
    const filtered = filters.of(data);
    if (filtered?.isNew) {
      const { filter } = filtered;
      columns.push({ position: columns.length + 1, name: filter.name, is: 'filter', filter });
    }
    const values = tripleSValues(data);
    columns.push({
      position: columns.length + 1,
      name: data.variable.name,
      is: 'variable',
      data,
      filter: filtered?.filter.name ?? null,
      values,
      spread: data.variable.kind === 'multiple' ? spreadOf(data, values) : null,
    });
  }
  return columns;
}

function spreadOf({ from, values: answers }: DataVariable, values: readonly TripleSValue[]) {
  const question = from?.placed.question;
  const most = question?.kind === 'multiple' ? question.most : null;
  const subfields = Math.min(most ?? answers.length, answers.length);
  return { subfields, width: Math.max(...values.map(({ code }) => String(code).length)) };
}
