import { estimatedBy } from './bands.ts';
import type { Draft, DraftQuestion } from './draft.ts';
import type { Problems } from './import-problems.ts';
import type { Ledger } from './ledger.ts';
import { listedGrid } from './listed-grid.ts';
import { listToRows } from './listed-options.ts';
import { findName } from './names.ts';
import { type Shape, shapeOf } from './question-shape.ts';
import { setRanges } from './ranges.ts';
import { readCondition } from './read-condition.ts';
import { readScript } from './script.ts';
import { readTable, type Table } from './table.ts';

const EMPTY: Table = { header: null, legends: [], over: [], columns: null, shared: null, rows: [] };

/**
 * Shapes all questions. One whose options stand only under the next, because both share a table (“why …”, then “which
 * ONE of these …”), gets them too; the later is then a main question of the earlier.
 */
export function shapesOf(draft: Draft, ledger: Ledger, problems: Problems): Map<DraftQuestion, Shape> {
  const questions = draft.blocks.flatMap((block) => block.elements.filter((element) => element.kind === 'question'));
  const ids = new Set(questions.map(({ id }) => id));
  for (const [at, question] of questions.entries()) {
    if (question.rows.length === 0 && !lenderOf(questions, at, ids)) {
      listedGrid(question, ledger);
      listToRows(question, ledger);
    }
  }
  const shapes = new Map<DraftQuestion, Shape>();
  const byId = new Map<string, Shape>();
  const estimates = estimatedBy(questions);
  const estimated = new Set(estimates.values());
  for (const [at, question] of questions.entries()) {
    const own = question.rows.length > 0 ? readTable(question.rows) : null;
    const lender = own ? null : lenderOf(questions, at, ids);
    const table = own ?? (lender ? readTable(lender.rows) : EMPTY);
    if (own) account(question, own, ledger);
    const shape = shapeOf(question, table, lender || !own?.shared ? 0 : 1, estimated.has(question));
    shape.estimates = shape.kind === 'single' ? (estimates.get(question)?.id ?? null) : null;
    if (lender && shape.handling.choice === null) shape.kind = 'multiple';
    const of = followedBy(question, ids) ?? sharedWith(questions, at, ids);
    const source = of === null ? undefined : byId.get(of);
    if (source?.kind === 'multiple' && shape.kind !== 'multiple' && of !== shape.id) {
      shape.kind = 'main';
      shape.of = of;
    }
    checkShared(question, own, source, problems);
    shapes.set(question, shape);
    if (!byId.has(shape.id)) byId.set(shape.id, shape);
  }
  setRanges(byId, estimates, problems);
  return shapes;
}

/** The next question, when it says that it follows this one and has the table. */
function lenderOf(questions: readonly DraftQuestion[], at: number, ids: ReadonlySet<string>): DraftQuestion | null {
  const next = questions[at + 1];
  if (!next || next.rows.length === 0) return null;
  const shared = readTable(next.rows).shared;
  const refers = followedBy(next, ids) === questions[at]!.id;
  return refers || shared?.length === 2 ? next : null;
}

/** The question that this one is a “which one” to: named after MULTICODE AT, or as where the options are from. */
function followedBy(question: DraftQuestion, ids: ReadonlySet<string>): string | null {
  for (const { words } of question.asks) {
    const { condition } = readCondition(words);
    const name = condition?.type === 'several' ? findName(condition.name, ids) : null;
    if (name !== null) return name;
  }
  for (const order of question.scripts.flatMap(({ words }) => readScript(words))) {
    const name = order.is === 'offers' ? findName(order.name, ids) : null;
    if (name !== null) return name;
  }
  return null;
}

function sharedWith(questions: readonly DraftQuestion[], at: number, ids: ReadonlySet<string>): string | null {
  const before = questions[at - 1];
  const isLent = before && before.rows.length === 0 && lenderOf(questions, at - 1, ids) === questions[at];
  return isLent ? before.id : null;
}

/** Rules and headings of tables say what stands in the columns; their words are not lost, since the columns are read. */
function account({ id }: DraftQuestion, { header, legends, over, columns, shared }: Table, ledger: Ledger): void {
  for (const line of over.flatMap(({ lines }) => lines)) {
    ledger.role(line, 'row');
    ledger.fail(line, 'It stands over the headings of a grid, and our grids have no place for such words.');
  }
  for (const line of legends.flatMap(({ lines }) => lines)) {
    ledger.role(line, 'row');
    ledger.carry(line, `${id}.options`);
  }
  for (const line of header?.lines ?? []) {
    ledger.role(line, 'row');
    if (shared || columns) ledger.carry(line, `${id}.options`);
  }
}

function checkShared(
  question: DraftQuestion,
  table: Table | null,
  source: Shape | undefined,
  problems: Problems,
): void {
  const heading = table?.shared?.at(-1);
  if (!heading || !source || heading.toLowerCase() === question.id) return;
  const sentence = `The column headed “${heading}” stands under ${question.printed}; it is read as the codes of ${question.printed}.`;
  problems.note('table-heading-differs', table!.header!.lines[0]!, sentence, question.id);
}
