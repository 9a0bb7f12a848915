import type { Block, Report } from '@earshot/report';
import type { Table } from '@earshot/tables';
import type { MadeDrivers } from '../analysis/drivers-from.ts';
import { Numbering, simulatedMost } from '../estimation/charted.ts';

/** Models as a report: each under its title, with its sentences, a chart of its shares and its tables; or why it was refused. */
export function driversReport(made: readonly MadeDrivers[]): Report {
  const numbering = new Numbering();
  return {
    blocks: made.flatMap((one) => blocksOf(one, numbering)),
    stated: [],
    simulated: simulatedMost(made.flatMap(({ tables }) => tables)),
  };
}

function blocksOf({ analysis, sentences, tables }: MadeDrivers, numbering: Numbering): Block[] {
  const { id, title } = analysis.model;
  return [
    { kind: 'heading', level: 1, anchor: `about-${id}`, text: [{ kind: 'text', text: title }] },
    ...(analysis.kind === 'refused' ? refusedBlocks(analysis.problems) : sentences.map(paragraph)),
    ...tables.flatMap((table) => [...charts(table, numbering), numbering.table(table)]),
  ];
}

function refusedBlocks(problems: readonly { readonly sentence: string }[]): Block[] {
  const items = problems.map(({ sentence }) => [paragraph(sentence)]);
  const refused: Block = {
    kind: 'paragraph',
    text: [{ kind: 'strong', text: [{ kind: 'text', text: 'This model is refused, and has no numbers.' }] }],
  };
  return [refused, { kind: 'list', ordered: false, items }];
}

/** Of the tables of a model, that of its shares is drawn. */
function charts(table: Table, numbering: Numbering): Block[] {
  const hasShares = table.columns.some(({ id }) => id === 'share');
  return hasShares ? numbering.chart(table, ['share'], table.title) : [];
}

function paragraph(text: string): Block {
  return { kind: 'paragraph', text: [{ kind: 'text', text }] };
}
