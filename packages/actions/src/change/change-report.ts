import type { ChangeTable } from '@earshot/change';
import type { Block, Report } from '@earshot/report';
import { Numbering, simulatedMost } from '../estimation/charted.ts';
import { findingInlines } from './finding-text.ts';

/** The columns of a table of change that are worth a chart, with what is added to its title. */
const CHARTED: readonly { readonly columns: readonly string[]; readonly adds: string }[] = [
  { columns: ['earlier', 'later'], adds: '' },
  { columns: ['part'], adds: ': what the change is made of' },
  { columns: ['rate'], adds: '' },
  { columns: ['known'], adds: ', of those of whom it is known' },
];

/** Tables of change as a report: each under its title, with what may be said of it, its charts, and all of its numbers. */
export function changeReport(made: readonly ChangeTable[]): Report {
  const numbering = new Numbering();
  return {
    blocks: made.flatMap((one) => blocksOf(one, numbering)),
    stated: [],
    simulated: simulatedMost(made.map(({ table }) => table)),
  };
}

function blocksOf(one: ChangeTable, numbering: Numbering): Block[] {
  const { table } = one;
  const { id, title } = table;
  const charts = CHARTED.filter(({ columns }) =>
    columns.every((wanted) => table.columns.some((it) => it.id === wanted)),
  );
  return [
    { kind: 'heading', level: 1, anchor: `about-${id}`, text: [{ kind: 'text', text: title }] },
    ...findingInlines(one).map((text): Block => ({ kind: 'paragraph', text })),
    ...charts.flatMap(({ columns, adds }) => numbering.chart(table, columns, `${title}${adds}`)),
    numbering.table(table),
  ];
}
