import type { Findings, PlanPath } from '@earshot/planfile';
import { ambiguousCodes, ambiguousSentence } from './crossed-codes.ts';
import type { KnownVariables } from './known-variables.ts';
import { repeated } from './repeated.ts';

/** Most columns that one crossed break may have: nobody reads more, and few of them would hold ten people. */
const MOST_COLUMNS = 400;

/** The breaks of a table, each as the names that it crosses; one name for most. */
export function readBreaks(
  written: readonly (string | readonly string[])[],
  path: PlanPath,
  known: KnownVariables,
  findings: Findings,
): string[][] {
  const breaks = written.map((one) => (typeof one === 'string' ? [one] : [...one]));
  breaks.forEach((names, index) => {
    const place = [...path, index];
    names.forEach((name, at) => {
      known.mustBe(['single'], name, typeof written[index] === 'string' ? place : [...place, at]);
    });
    for (const { value, at } of repeated(names)) {
      findings.add('table-repeats', [...place, at], `“${value}” stands twice in the same break.`);
    }
    checkWidth(names, place, known, findings);
  });
  for (const { value, at } of repeated(breaks.map((names) => names.join(' by ')))) {
    findings.add('table-repeats', [...path, at], `“${value}” stands twice in the table’s breaks.`);
  }
  return breaks;
}

/** How many columns a break has. */
export function columnsOf(names: readonly string[], known: KnownVariables): number {
  return names.reduce((columns, name) => columns * known.codes(name).length, 1);
}

function checkWidth(names: readonly string[], path: PlanPath, known: KnownVariables, findings: Findings): void {
  const columns = columnsOf(names, known);
  if (names.length === 1) return;
  if (columns <= MOST_COLUMNS) {
    checkNames(names, path, known, findings);
    return;
  }
  const sentence = `“${names.join(' by ')}” would have ${columns} columns; at most ${MOST_COLUMNS} can be crossed.`;
  findings.add('break-too-wide', path, sentence);
}

/** A column is called by its codes, with a star between them. */
function checkNames(names: readonly string[], path: PlanPath, known: KnownVariables, findings: Findings): void {
  for (const crossed of ambiguousCodes(
    names.map((name) => known.codes(name)),
    '*',
  )) {
    findings.add('break-ambiguous', path, ambiguousSentence(crossed, names));
  }
}
