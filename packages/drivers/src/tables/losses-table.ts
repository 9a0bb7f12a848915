import type { Table } from '@earshot/tables';
import type { FoundDrivers, WeakModel } from '../run/analysis.ts';
import { count } from './figure.ts';
import type { TableFrame } from './table-frame.ts';

/** What each part of a model costs in people who lack an answer to it. */
export function lossesTable({ model, result, inBase }: FoundDrivers | WeakModel, frame: TableFrame): Table {
  return {
    id: `${model.id}_losses`,
    title: `${model.title}: people left out`,
    columns: [
      { id: 'missing', label: 'Without an answer', group: null },
      { id: 'missing_only_here', label: 'Without this answer alone', group: null },
    ],
    rows: result.losses.map(({ name }, index) => ({ id: `m${index + 1}`, label: name, group: null })),
    cells: result.losses.map(({ missing, missingOnlyHere }) => [count(missing), count(missingOnlyHere)]),
    ...frame,
    base: `${model.baseLabel ?? (model.base ? 'Those whom the plan’s condition names' : 'Everyone')}: ${inBase} people`,
    notes: ['Whoever lacks one answer is left out of the whole model. Nobody’s answers are filled in.'],
  };
}
