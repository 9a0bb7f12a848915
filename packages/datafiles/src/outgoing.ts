import {
  answered,
  type Column,
  columnNamed,
  columnOf,
  type Dataset,
  type Numbers,
  numbersFor,
  SIMULATED_COLUMN,
  type Value,
  type Variable,
  valueAt,
} from '@earshot/dataset';

export interface OutgoingOptions {
  /** From 0 up to 1; decides the order of the rows. Take a seed that is kept nowhere. */
  readonly random: () => number;
  /** Whether the person of a row of the dataset is made up. */
  readonly isSimulated: (row: number) => boolean;
  /** Whether answers in words go out as well; they can say who wrote them. */
  readonly withWords: boolean;
  /** Variables that tell units apart by numbers or texts that mean something elsewhere; they get numbers of this file. */
  readonly units: readonly string[];
}

export interface Outgoing {
  readonly dataset: Dataset;
  /** The names of the columns that every row has something in: the two that were added. */
  readonly complete: readonly string[];
}

/**
 * A dataset as it may leave the system, still with a row for each person: in another order than that of answering,
 * numbered anew, without answers in words unless they are asked for, and with a column that says of every row whether
 * it is simulated. Where a variable is called like one of the two columns that are added, those get another name.
 */
export function outgoingDataset(dataset: Dataset, options: OutgoingOptions): Outgoing {
  const { random, isSimulated, withWords, units } = options;
  const order = shuffledRows(dataset.rows, random);
  const ordered = dataset.columns.map((column) => inOrder(column, order));
  const known = ordered.map((column) => (units.includes(column.variable.name) ? renumbered(column) : column));
  const kept = known.filter(({ variable }) => withWords || variable.kind !== 'text');
  const rows = columnOf(
    freeNamed(dataset, ROW_VARIABLE),
    [...order.keys()].map((index) => answered(index + 1)),
  );
  const simulated = columnOf(
    freeNamed(dataset, SIMULATED_VARIABLE),
    Array.from(order, (row) => answered(isSimulated(row) ? 'yes' : 'no')),
  );
  const columns = [rows, simulated, ...kept];
  return { dataset: { ...dataset, columns }, complete: [rows.variable.name, simulated.variable.name] };
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
    numbers: numbers && numbersIn(order, numbers, numbersFor(variable, order.length)!),
    texts: texts && Array.from(order, (row) => texts[row]!),
    picks: picks?.map((picked) => Uint8Array.from(order, (row) => picked[row]!)) ?? null,
  };
}

function numbersIn(order: Uint32Array, numbers: Numbers, ordered: Numbers): Numbers {
  for (let at = 0; at < order.length; at += 1) ordered[at] = numbers[order[at]!]!;
  return ordered;
}

/** Numbers in the order in which units come up; categories mean what their labels say, and stay. */
function renumbered(column: Column): Column {
  const { kind, name, label } = column.variable;
  if (kind !== 'text' && kind !== 'quantity') return column;
  const numbers = new Map<unknown, number>();
  const values = Array.from(column.states, (_, row): Value => {
    const value = valueAt(column, row);
    if (value.state !== 'answered') return value;
    const number = numbers.get(value.value) ?? numbers.size + 1;
    numbers.set(value.value, number);
    return answered(number);
  });
  return columnOf({ kind: 'quantity', name, label, unit: '' }, values);
}
