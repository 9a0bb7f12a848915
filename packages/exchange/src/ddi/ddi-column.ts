import { pickColumn } from '@earshot/dataset';
import type { Questionnaire } from '@earshot/instrument';
import { type DataValue, type DataVariable, dataVariables } from '../codebook/data-variables.ts';

/** A `var` of a codebook: a variable, or one option of a multiple question. */
export interface DdiColumn {
  readonly name: string;
  readonly label: string;
  readonly data: DataVariable;
  /** The option that it says yes or no to; null for whole variables. */
  readonly pick: DataValue | null;
}

/**
 * The columns of the data. DDI has no variable with several answers, so that a multiple question becomes a column of
 * 0 and 1 for each option, as in our own files, and a group that holds them together.
 */
export function ddiColumns(questionnaire: Questionnaire): DdiColumn[] {
  return dataVariables(questionnaire).flatMap((data): DdiColumn[] => {
    const { name, label, kind } = data.variable;
    if (kind !== 'multiple') return [{ name, label, data, pick: null }];
    return data.values.map((pick) => ({
      name: pickColumn(name, pick.code),
      label: `${label}: ${pick.label}`,
      data,
      pick,
    }));
  });
}

/** By the name that conditions know, the column whose `qstn` stands for the question. */
export function columnsAsked(columns: readonly DdiColumn[]): Map<string, string> {
  const asked = new Map<string, string>();
  for (const { name, data } of columns) {
    if (data.from && !asked.has(data.variable.name)) asked.set(data.variable.name, name);
  }
  return asked;
}
