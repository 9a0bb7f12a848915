import {
  answered,
  type Column,
  columnNamed,
  columnOf,
  type Dataset,
  SIMULATED_COLUMN,
  type Variable,
} from '@earshot/dataset';

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
 * it is simulated.
 */
export function outgoingDataset(dataset: Dataset, { random, isSimulated, withWords }: OutgoingOptions): Dataset {
  const order = shuffledRows(dataset.rows, random);
  const kept = dataset.columns.filter(({ variable }) => withWords || variable.kind !== 'text');
  const rows = columnOf(
    freeNamed(dataset, ROW_VARIABLE),
    [...order.keys()].map((index) => answered(index + 1)),
  );
  const simulated = columnOf(
    freeNamed(dataset, SIMULATED_VARIABLE),
    Array.from(order, (row) => answered(isSimulated(row) ? 'yes' : 'no')),
  );
  return { ...dataset, columns: [rows, simulated, ...kept.map((column) => inOrder(column, order))] };
}

const ROW_VARIABLE: Variable = { kind: 'quantity', name: 'row', label: 'Row of this file', unit: '' };
const SIMULATED_VARIABLE: Variable = {
  kind: 'single',
  name: SIMULATED_COLUMN,
  label: 'Whether this person is made up by the program',
  categories: [
    { code: 'no', label: 'No, a person answered' },
    { code: 'yes', label: 'Yes, simulated' },
  ],
};

function freeNamed(dataset: Dataset, variable: Variable): Variable {
  let { name } = variable;
  while (columnNamed(dataset, name)) name = `${name}_of_file`;
  return { ...variable, name };
}

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
