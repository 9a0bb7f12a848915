import { type Check, cellsOf, type GridQuestion, type GridRow, type Question, type Texts } from '@earshot/instrument';
import { hintCells, offeredBy, textCells } from './export-cells.ts';
import { constraintCells } from './export-constraint.ts';
import type { Cells, ExportContext, WrittenQuestion } from './export-context.ts';
import { filterOf, listFor } from './export-options.ts';
import type { ExportedRow } from './export-sheet.ts';
import { type ExportedVariable, exportedSingle } from './exported-variable.ts';
import { allOf, isTrue, TRUE } from './xpath-text.ts';

/** Statements on one scale as a table; one with further columns as a table for each, in a group that is a page. */
export function writeGrid(question: GridQuestion, same: readonly Question[], context: ExportContext): WrittenQuestion {
  const grids = same.filter((each) => each.kind === 'grid');
  const writer = new GridWriter(question, grids, context);
  const rows = question.columns.length === 0 ? writer.table() : writer.tables();
  return { rows, variables: writer.variables };
}

class GridWriter {
  readonly variables = new Map<string, ExportedVariable>();
  private readonly question: GridQuestion;
  /** The grid in all languages of the form. */
  private readonly grids: readonly GridQuestion[];
  private readonly context: ExportContext;
  private readonly look: string;

  constructor(question: GridQuestion, grids: readonly GridQuestion[], context: ExportContext) {
    this.question = question;
    this.grids = grids;
    this.context = context;
    const options = [question, ...question.columns].flatMap((each) => each.options);
    const isTable = options.every((option) => option.when === null);
    this.look = isTable ? 'table-list' : 'field-list';
    if (!isTable) context.lost.add('Tables whose options depend on answers are separate questions there', question.id);
  }

  table(): ExportedRow[] {
    const { id } = this.question;
    return [group(id, { ...this.heading(), appearance: this.look }), ...this.statements(null), END(id)];
  }

  tables(): ExportedRow[] {
    const { id, columns } = this.question;
    const first = this.context.names.take(`${id}_statements`, 'group');
    const further = columns.flatMap((column, index) => {
      const name = `${id}_${column.code}`;
      const label = this.texts((grid) => grid.columns[index]!.text);
      return [group(name, { ...label, appearance: this.look }), ...this.statements(index), END(name)];
    });
    const inside = [group(first, { appearance: this.look }), ...this.statements(null), END(first), ...further];
    return [group(id, { ...this.heading(), appearance: 'field-list' }), ...inside, END(id)];
  }

  private heading(): Cells {
    const { relevant } = this.context;
    const shown = isTrue(relevant) ? {} : { relevant: relevant.text };
    return { ...this.texts((grid) => grid.text), ...hintCells(this.grids, this.context), ...shown };
  }

  /** A row for each statement. @param column the place of a further column; null for the grid’s own options. */
  private statements(column: number | null): ExportedRow[] {
    const { id, rows } = this.question;
    const ofColumn = this.grids.map((grid) =>
      column === null ? grid : { ...grid, options: grid.columns[column]!.options },
    );
    const ending = column === null ? '' : `_${this.question.columns[column]!.code}`;
    const list = listFor(`${id}${ending}`, ofColumn, this.context);
    const filter = filterOf(ofColumn[0]!.options, this.context);
    return rows.map((row, index) => ({ ...this.statement(row, index, ending, list), ...filter }));
  }

  private statement(row: GridRow, index: number, ending: string, list: string): ExportedRow {
    const { context, question } = this;
    const name = `${question.id}_${row.code}${ending}`;
    const when = row.when ? context.xpath(row.when.expression) : TRUE;
    const asked = allOf(context.asked, when);
    this.variables.set(name, exportedSingle(name, offeredBy(question, context), question.optional, asked));
    return {
      type: `select_one ${list}`,
      name,
      ...this.texts((grid) => grid.rows[index]!.text),
      required: question.optional ? 'no' : 'yes',
      ...(isTrue(when) ? {} : { relevant: when.text }),
      ...gridChecks(question, this.grids, name, context),
    };
  }

  private texts(of: (grid: GridQuestion) => Texts): Cells {
    return textCells('label', this.grids.map(of), this.grids, this.question.id, this.context);
  }
}

function group(name: string, cells: Cells): ExportedRow {
  return { type: 'begin_group', name, ...cells };
}

const END = (name: string): ExportedRow => ({ type: 'end_group', name });

/** A check of a table stands at the last of its rows that the check reads. */
function gridChecks(question: GridQuestion, same: readonly Question[], row: string, context: ExportContext): Cells {
  const order = [null, ...question.columns].flatMap((column) =>
    cellsOf(question).filter((cell) => cell.column === column),
  );
  const lastRead = ({ when }: Check): string => {
    const read = order.filter((cell) => new RegExp(`\\b${cell.name}\\b`).test(when.source));
    return (read.at(-1) ?? order.at(-1)!).name;
  };
  const checks = question.checks.filter((check) => lastRead(check) === row);
  return checks.length === 0 ? {} : constraintCells({ ...question, checks }, same, row, [], context);
}
