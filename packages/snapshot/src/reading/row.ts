/** A row of a file in which every cell holds what its column may hold. */
export class SnapshotRow {
  readonly line: number;
  readonly #values: ReadonlyMap<string, string | number | boolean>;

  constructor(line: number, values: ReadonlyMap<string, string | number | boolean>) {
    this.line = line;
    this.#values = values;
  }

  /** The text of a column that the file needs. Throws for a cell that is blank. */
  text(column: string): string {
    const value = this.#values.get(column);
    if (typeof value !== 'string') throw new Error(`SnapshotRow: column ${column} holds no text.`);
    return value;
  }

  /** The number of a column that the file needs. Throws for a cell that is blank. */
  amount(column: string): number {
    const value = this.#values.get(column);
    if (typeof value !== 'number') throw new Error(`SnapshotRow: column ${column} holds no number.`);
    return value;
  }

  textOrNull(column: string): string | null {
    return this.#values.has(column) ? this.text(column) : null;
  }

  amountOrNull(column: string): number | null {
    return this.#values.has(column) ? this.amount(column) : null;
  }

  /** False where the cell is blank. */
  isYes(column: string): boolean {
    return this.#values.get(column) === true;
  }
}
