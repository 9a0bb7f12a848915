import { shownMeasures } from '@earshot/census';
import { csvLine } from '@earshot/dataset';
import type { CheckMade } from './check-read.ts';
import { measureRows } from './measure-rows.ts';

/** A byte order mark, by which spreadsheets know that the file is UTF-8. */
const MARK = '\uFEFF';

/** What was found in a return, a line a finding; of a rule that is broken everywhere the first thousand. */
export function findingsCsv({ counted }: CheckMade): string {
  const { findings, isSimulated } = counted.checked.read;
  const simulated = isSimulated ? 'yes' : 'no';
  const lines = findings.kept.map(({ kind, rule, worker, line, item, found, sentence }) =>
    csvLine([kind, rule, worker, line, item, found, sentence, simulated]),
  );
  return `${MARK}${csvLine(['kind', 'rule', 'worker', 'line', 'item', 'found', 'sentence', 'simulated'])}${lines.join('')}`;
}

/** What a return comes to, unrounded, a line a measure, beside what was published. */
export function measuresCsv(made: CheckMade): string {
  const { measures, read } = made.counted.checked;
  const simulated = read.isSimulated ? 'yes' : 'no';
  const day = measures && 'day' in measures ? measures.day : null;
  const shown = measures && 'measures' in measures ? shownMeasures(measures) : [];
  const lines = measureRows(shown, made.published).map(({ measure, published, agrees, difference }) => {
    const { id, label, unit, value, of, why } = measure;
    const parts = [of?.numerator ?? null, of?.denominator ?? null];
    const words = agrees === null ? null : agrees ? 'agrees' : 'differs';
    return csvLine([id, label, unit, day, value, ...parts, why, published, words, difference, simulated]);
  });
  return `${MARK}${csvLine(HEADINGS)}${lines.join('')}`;
}

const HEADINGS = [
  'measure',
  'label',
  'unit',
  'day',
  'value',
  'numerator',
  'denominator',
  'why_none',
  'published',
  'agrees',
  'difference',
  'simulated',
];
