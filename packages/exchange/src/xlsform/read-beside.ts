import { partsOf } from '../form/expression-tree.ts';
import type { SourceRow } from '../form/source-row.ts';
import type { ReadQuestion } from './asked-row.ts';
import { answerOf, type FileOptions, type FormReading, fillFor } from './form-reader.ts';
import type { FormNode } from './form-tree.ts';
import { readOptions } from './read-options.ts';
import { readXPath } from './read-xpath.ts';

/**
 * Reads rows that only complete the question before them: lines to write in beside an option, and what can be said
 * instead of a number or a text.
 * @returns the question completed, and how many of the rows that was.
 */
export function readBeside(
  read: ReadQuestion,
  row: SourceRow,
  following: readonly FormNode[],
  reading: FormReading,
): { readonly read: ReadQuestion; readonly rows: number } {
  const name = row.peek('name');
  if (read.element.kind === 'number' || read.element.kind === 'text') {
    const completed = readInstead(read, row, following[0], reading);
    return completed ? { read: completed, rows: 1 } : { read, rows: 0 };
  }
  let rows = 0;
  let completed = read;
  for (const node of following) {
    const next = readSpecify(completed, name, node, reading);
    if (!next) break;
    completed = next;
    rows += 1;
  }
  return { read: completed, rows };
}

/** The row `hours_instead`, asked where `hours` is left blank, as we write it. */
function readInstead(
  { element, answer }: ReadQuestion,
  asked: SourceRow,
  node: FormNode | undefined,
  reading: FormReading,
): ReadQuestion | null {
  if (node?.is !== 'leaf' || node.type.is !== 'choice' || node.type.several) return null;
  const { row, type } = node;
  const name = asked.peek('name');
  if (row.peek('name') !== `${name}_instead` || !isOfBlank(row, asked)) return null;
  const choices = reading.lists.find(type.list) ?? [];
  if (element.kind === 'text' && choices.some((choice) => choice.state === null)) return null;
  const options = readOptions(row, type, element.id, new Set(), { ...reading, uses: new Map() });
  if (!options || typeof options.options === 'string') return null;
  for (const column of ['name', 'label', 'relevant', 'required']) row.take(column);
  for (const column of row.columns.filter((each) => each.startsWith('label::'))) row.take(column);
  row.carry();
  reading.translations.rename(['questions', element.id], 'options', 'instead');
  const { optional: _, ...rest } = element as typeof element & { optional?: true };
  const isOptional = !/^(?:yes|true|true\(\)|1)$/i.test(row.peek('required'));
  const completed = { ...rest, ...(isOptional ? { optional: true } : {}), ...options.offers } as typeof element;
  const variable = `${element.id}_instead`;
  reading.names.keep(variable);
  const { codes, states } = options;
  const said = answerOf({ kind: 'single', name: variable, codes, states, statesOf: element.id });
  reading.variables.add(`${name}_instead`, said);
  const instead = codes.size > 0 ? { instead: options.options as FileOptions } : {};
  return {
    element: { ...completed, ...instead } as typeof element,
    answer: { ...answer, isOptional, isAlwaysAsked: false, isAlwaysAnswered: false },
  };
}

/** Whether a row is asked of just those who are asked the question and leave it blank. */
function isOfBlank(row: SourceRow, asked: SourceRow): boolean {
  const [parts, ofQuestion] = [row, asked].map((each) => relevantParts(each.peek('relevant')));
  if (!parts || !ofQuestion) return false;
  const blank = readXPath(`\${${asked.peek('name')}} = ''`);
  const wanted = [...ofQuestion, ...('tree' in blank ? [JSON.stringify(blank.tree)] : [])];
  return parts.length === wanted.length && wanted.every((part) => parts.includes(part));
}

function relevantParts(relevant: string): string[] | null {
  if (relevant === '') return [];
  const parsed = readXPath(relevant);
  return 'tree' in parsed ? partsOf(parsed.tree, 'and').map((part) => JSON.stringify(part)) : null;
}

const SPECIFY_NAME = /_(?:other|oth|specify|spec|text|autre)$/i;

/** A text that is asked of those who picked one option of the question before it. */
function readSpecify(read: ReadQuestion, name: string, node: FormNode, reading: FormReading): ReadQuestion | null {
  const { element, answer } = read;
  if (node.is !== 'leaf' || node.type.is !== 'text' || !('options' in element) || element.kind === 'grid') return null;
  const { row } = node;
  const code = answer.codes.get(pickedIn(row, name) ?? '');
  const isAsking = SPECIFY_NAME.test(row.peek('name')) || /specify|say what/i.test(row.peek('label'));
  if (!code || !isAsking || typeof element.options === 'string' || row.peek('constraint') !== '') return null;
  const option = element.options[code];
  if (!option || (typeof option === 'object' && option.specify)) return null;
  const specify = reading.words.read(
    row,
    'label',
    [['questions', element.id, 'options', code, 'specify']],
    fillFor(reading),
  );
  if (/^(?:yes|true|true\(\)|1)$/i.test(row.take('required'))) row.remark('The line may be left blank here.');
  row.take('name');
  row.take('relevant');
  row.carry();
  const described = typeof option === 'string' ? { text: option } : option;
  const variable = `${element.id}_${code}_text`;
  reading.names.keep(variable);
  reading.variables.add(row.peek('name'), answerOf({ kind: 'text', name: variable, isOptional: true }));
  const options = { ...element.options, [code]: { ...described, specify: specify || 'Please say what' } };
  return { element: { ...element, options } as typeof element, answer };
}

/** The choice that a relevance asks for, where it asks for nothing else. */
function pickedIn(row: SourceRow, name: string): string | null {
  const parsed = readXPath(row.peek('relevant'));
  if (!('tree' in parsed)) return null;
  const { tree } = parsed;
  const isTest = (tree.is === 'operator' && tree.operator === '=') || (tree.is === 'call' && tree.name === 'selected');
  if (!isTest) return null;
  const [left, right] = tree.parts;
  return left?.is === 'variable' && left.name === name && right?.is === 'text' ? right.text : null;
}
