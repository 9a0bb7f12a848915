// What is said under a table of the tests of whole items with whole breaks, where its plan asks for them.
import type { Association, Table } from '@earshot/tables';
import { amountText } from './format-cell.ts';
import type { TableNote } from './table-notes.ts';

const MEANING =
  'A test of association takes all answers to a question and all columns of a break at once (Rao and Scott’s, of the ' +
  'second order, which allows for weights and for how the sample was drawn). It says whether answers and columns have to ' +
  'do with each other beyond chance; not which columns differ, by how much, nor why. Each is made on its own, without ' +
  'allowing for how many there are.';

/** A line for each test, then what such a test says and what it does not; none for a table without tests. */
export function associationNotes({ associations = [] }: Pick<Table, 'associations'>): TableNote[] {
  if (associations.length === 0) return [];
  const lines = associations.map((association) => ({ about: 'Association', says: associationSentence(association) }));
  return [...lines, { about: 'Association', says: MEANING }];
}

/** “Feeling valued by Region: beyond chance, F = 3.21 with 5.4 and 1,203.1 degrees of freedom, p = 0.006.” */
export function associationSentence({ itemLabel, breakLabel, found }: Association): string {
  const what = `${itemLabel} by ${breakLabel}`;
  if (found.kind === 'withheld') return `${what}: the test is withheld with cells that it would be made from.`;
  if (found.kind === 'untestable') return `${what}: not tested, because ${found.sentence}.`;
  const { statistic, numerator, denominator, pValue, level, isBeyondChance } = found;
  const verdict = isBeyondChance ? 'beyond chance' : 'not beyond chance';
  const freedom = `${amountText('count', numerator, 1)} and ${amountText('count', denominator, 1)} degrees of freedom`;
  const confidence = `${Number((level * 100).toPrecision(6))}% confidence`;
  return `${what}: ${verdict} at ${confidence}, F = ${amountText('count', statistic, 2)} with ${freedom}, ${pText(pValue)}.`;
}

function pText(pValue: number): string {
  return pValue < 0.001 ? 'p < 0.001' : `p = ${pValue.toFixed(3)}`;
}
