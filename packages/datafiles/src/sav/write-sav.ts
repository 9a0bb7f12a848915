import type { Dataset } from '@earshot/dataset';
import type { DataFileAbout } from '../data-file-about.ts';
import { ByteWriter } from './byte-writer.ts';
import { writeCases } from './cases.ts';
import { writeDictionary } from './dictionary.ts';
import { savVariables } from './sav-variable.ts';

/**
 * Writes a dataset as an SPSS system file (.sav), in bytes: labels, numbers with what they mean, missing values, sets
 * of several answers, dates, texts of any length, UTF-8, and the weight, where there is exactly one. The format is that
 * which GNU PSPP’s developers’ guide describes; PSPP and SPSS open it.
 */
export function writeSav(dataset: Dataset, about: DataFileAbout): Uint8Array {
  const variables = savVariables(dataset, about);
  const weighting = variables.filter(({ column }) => column.kind === 'weight');
  const weight = weighting.length === 1 ? weighting[0]! : null;
  const to = new ByteWriter();
  writeDictionary(to, variables, { ...about, weight, rows: dataset.rows });
  writeCases(to, variables, dataset.rows);
  return to.bytes();
}
