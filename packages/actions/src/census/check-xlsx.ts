import { basisWords, measureText, shownMeasures } from '@earshot/census';
import type { Workbook, WorkbookCell, WorkbookSheet } from '@earshot/report';
import { workbookBytes } from '../outgoing/workbook-bytes.ts';
import type { CheckMade } from './check-read.ts';
import { measureRows } from './measure-rows.ts';

/** What was found in a return and what it comes to, as an Excel workbook in bytes: a cover and two lists. */
export function checkXlsx(made: CheckMade, day: string): Promise<Uint8Array> {
  const title = `Workforce return of ${made.authority ?? 'an authority'}`;
  const workbook: Workbook = { sheets: [cover(made, title, day), findingsSheet(made), measuresSheet(made)] };
  return workbookBytes(workbook);
}

const words = (...cells: (string | number | null)[]): WorkbookCell[] => cells.map((value) => ({ value: value ?? '–' }));
const headings = (...cells: string[]): WorkbookCell[] => cells.map((value) => ({ value, look: 'heading' }));

function cover({ counted, about }: CheckMade, title: string, day: string): WorkbookSheet {
  const { read, digest } = counted.checked;
  const { collection, findings, isSimulated } = read;
  const lines = [
    ...(isSimulated ? ['This return is simulated: nobody in it exists.'] : []),
    `File ${about.fileName}. Workers: ${read.workers.length}. Errors: ${findings.errors}. Queries: ${findings.queries}.`,
    ...(collection ? [`Year to ${collection.referenceDate}.`, basisWords(collection)] : []),
    digest === null ? 'The file was not read to its end.' : `SHA-256 of the file: ${digest}`,
    'Workers are named by their number in the file. Of a rule that is broken everywhere, a thousand findings are listed.',
    `Made on ${day}.`,
  ].filter((line) => line !== null);
  const rows = [[{ value: title, look: 'title' as const }], ...lines.map((line) => words(line))];
  return { name: 'Cover', widths: [110], rows, table: null };
}

function findingsSheet({ counted }: CheckMade): WorkbookSheet {
  const { kept } = counted.checked.read.findings;
  const rows = kept.map(({ kind, rule, worker, line, item, found, sentence }) =>
    words(kind, rule, worker, line, item, found, sentence),
  );
  return {
    name: 'Findings',
    widths: [10, 8, 10, 10, 22, 24, 90],
    rows: [
      [{ value: 'Findings', look: 'title' }],
      headings('Kind', 'Rule', 'Worker', 'Line', 'Item', 'Found', 'What to do'),
      ...(rows.length > 0 ? rows : [words('None', null, null, null, null, null, null)]),
    ],
    table: { headings: 1 },
  };
}

function measuresSheet({ counted, published }: CheckMade): WorkbookSheet {
  const { measures } = counted.checked;
  const isCounted = measures !== null && 'measures' in measures;
  const shown = isCounted ? shownMeasures(measures) : [];
  const rows = measureRows(shown, published).map(({ measure, published: printed, difference }) => [
    ...words(measure.label, measure.unit),
    measure.value === null ? { value: measureText(measure) } : { value: measure.value, format: '#,##0.0' },
    ...words(printed, difference),
  ]);
  return {
    name: 'Measures',
    widths: [44, 30, 24, 30, 14],
    rows: [
      [{ value: isCounted ? `Measures at ${measures.day}` : 'Measures', look: 'title' }],
      headings('Measure', 'Unit', 'Value', 'As published', 'Difference'),
      ...(rows.length > 0 ? rows : [words('None', null, null, null, null)]),
    ],
    table: { headings: 1 },
  };
}
