import { categoriesOf, type Variable } from '@earshot/dataset';
import type { Ratio, TableSpec } from '../plan/plan.ts';
import type { LineUnit, TableRow } from '../table.ts';
import type { Measure } from './measure.ts';

/** One line of an item: its row and what it shows of the people in a column. */
export interface Line {
  readonly row: TableRow;
  readonly unit: LineUnit;
  readonly statistic: 'share' | 'mean' | 'median' | 'total' | 'ratio';
  readonly measure: Measure;
}

/** The lines of an item that a table asks for, in the order in which they are shown. */
export function itemLines(item: Variable, spec: TableSpec): Line[] {
  const group = spec.items.length > 1 || item.kind === 'quantity' ? item.label : null;
  const row = (id: string, label: string): TableRow => ({ id: `${item.name}.${id}`, label, group });
  if (item.kind === 'quantity') return quantityLines(item.unit, spec, row);
  const isTotal = spec.rows === 'totals';
  const kind = isTotal ? 'total' : 'share';
  const share = (id: string, label: string, codes: readonly string[]): Line => {
    return { row: row(id, label), unit: kind, statistic: kind, measure: { kind: 'codes', codes } };
  };
  const codes = categoriesOf(item);
  const categories = codes.map(({ code, label }) => share(code, label, [code]));
  const summaries = spec.summaries
    .filter((summary) => summary.codes.some((code) => codes.some((category) => category.code === code)))
    .map(({ id, label, codes: joined }) => share(id, label, joined));
  return [
    ...(spec.rows === 'categories' || spec.rows === 'both' || isTotal ? categories : []),
    ...(spec.rows === 'summaries' || spec.rows === 'both' || isTotal ? summaries : []),
    ...scoreLine(item, spec, row),
  ];
}

/** The line of a ratio of two quantities. */
export function ratioLine({ id, label }: Ratio): Line {
  const row = { id: `${id}.ratio`, label, group: null };
  return { row, unit: 'ratio', statistic: 'ratio', measure: { kind: 'ratio' } };
}

function quantityLines(
  unit: string,
  { median, rows }: TableSpec,
  row: (id: string, label: string) => TableRow,
): Line[] {
  const measure = { kind: 'quantity' } as const;
  if (rows === 'totals')
    return [{ row: row('total', `Total ${unit}`.trim()), unit: 'total', statistic: 'total', measure }];
  const line = (statistic: 'mean' | 'median', word: string): Line => {
    return { row: row(statistic, `${word} ${unit}`.trim()), unit: 'mean', statistic, measure };
  };
  return median ? [line('mean', 'Mean'), line('median', 'Median')] : [line('mean', 'Mean')];
}

function scoreLine(item: Variable, spec: TableSpec, row: (id: string, label: string) => TableRow): Line[] {
  if (!spec.scores || item.kind !== 'single') return [];
  const scores = scoresOf(item, spec.scores);
  const measure = { kind: 'scores', scores } as const;
  return [{ row: row('mean', 'Mean score'), unit: 'mean', statistic: 'mean', measure }];
}

/** The scores of an item's codes, in the order of its categories; codes that are left out of the mean have none. */
export function scoresOf(item: Variable, scores: NonNullable<TableSpec['scores']>): Map<string, number> {
  return new Map(
    categoriesOf(item).flatMap(({ code }) => {
      const score = scores[code];
      return typeof score === 'number' ? [[code, score] as const] : [];
    }),
  );
}
