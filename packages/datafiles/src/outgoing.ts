import {
  answered,
  type Column,
  columnNamed,
  columnOf,
  type Dataset,
  SIMULATED_COLUMN,
  type Variable,
} from '@earshot/dataset';

/** The column that numbers the rows of a file anew. It leads back to nobody. */
export const ROW_COLUMN = 'row';

export interface OutgoingOptions {
  /** From 0 up to 1; decides the order of the rows. Take a seed that is kept nowhere. */
  readonly random: () => number;
  /** Whether the person of a row of the dataset is made up. */
  readonly isSimulated: (row: number) => boolean;
  /** Whether answers in words go out as well; they can say who wrote them. */
  readonly withWords: boolean;
}

/**
 * A dataset as it may leave the system, still with a row for each person: in another order than that of answering,
 * numbered anew, without answers in words unless they are asked for, and with a column that says of every row whether
 * it is simulated. Throws when the dataset has a variable of the name of one of the two added columns.
 */
export function outgoingDataset(dataset: Dataset, { random, isSimulated, withWords }: OutgoingOptions): Dataset {
  for (const name of [ROW_COLUMN, SIMULATED_COLUMN]) {
    if (columnNamed(dataset, name)) throw new Error(`outgoingDataset: ${dataset.name} already has “${name}”.`);
  }
  const order = shuffledRows(dataset.rows, random);
  const kept = dataset.columns.filter(({ variable }) => withWords || variable.kind !== 'text');
  const rows = columnOf(
    ROW_VARIABLE,
    [...order.keys()].map((index) => answered(index + 1)),
  );
  const simulated = columnOf(
    SIMULATED_VARIABLE,
    Array.from(order, (row) => answered(isSimulated(row) ? 'yes' : 'no')),
  );
  return { ...dataset, columns: [rows, simulated, ...kept.map((column) => inOrder(column, order))] };
}

const ROW_VARIABLE: Variable = { kind: 'quantity', name: ROW_COLUMN, label: 'Row of this file', unit: '' };
const SIMULATED_VARIABLE: Variable = {
  kind: 'single',
  name: SIMULATED_COLUMN,
  label: 'Whether this person is made up by the program',
  categories: [
    { code: 'no', label: 'No, a person answered' },
    { code: 'yes', label: 'Yes, simulated' },
  ],
};

/** Fisher and Yates’s shuffle: every order is as likely as any other. */
function shuffledRows(rows: number, random: () => number): Uint32Array {
  const order = Uint32Array.from({ length: rows }, (_, row) => row);
  for (let last = rows - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [order[last], order[other]] = [order[other]!, order[last]!];
  }
  return order;
}

function inOrder({ variable, states, numbers, texts, picks }: Column, order: Uint32Array): Column {
  return {
    variable,
    states: Uint8Array.from(order, (row) => states[row]!),
    numbers: numbers && Float64Array.from(order, (row) => numbers[row]!),
    texts: texts && Array.from(order, (row) => texts[row]!),
    picks: picks?.map((picked) => Uint8Array.from(order, (row) => picked[row]!)) ?? null,
  };
}
