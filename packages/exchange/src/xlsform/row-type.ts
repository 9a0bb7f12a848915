/** What a cell of the column `type` asks for. */
export type RowType =
  | { readonly is: 'choice'; readonly several: boolean; readonly list: string; readonly hasOther: boolean }
  | { readonly is: 'number'; readonly isDecimal: boolean }
  | { readonly is: 'text' | 'note' | 'calculate' | 'begin_group' | 'end_group' | 'begin_repeat' | 'end_repeat' }
  /** What a program records by itself. */
  | { readonly is: 'recorded' }
  | { readonly is: 'unknown'; readonly guess: string };

const CHOICE =
  /^(select_one|select1|select_multiple|select_all_that_apply)(?:_from)?_(.+?)(_or_other|_or_specify_other)?$/;
const NUMBER = /^(?:q_)?(integer|int|decimal|range|integer_question|decimal_question)$/;
const RECORDED =
  /^(?:start|end|today|deviceid|device_id|subscriberid|simserial|phonenumber|phone_number|username|email|audit|start-geopoint|background-audio|instanceid|start_time|end_time|get_today|xml-external|csv-external)$/;
const SIMPLE: readonly (readonly [RegExp, 'text' | 'note' | 'calculate'])[] = [
  [/^(?:q_)?(?:text|string)(?:_question)?$/, 'text'],
  [/^(?:q_)?note$/, 'note'],
  [/^(?:q_)?(?:calculate|calculation)$/, 'calculate'],
];

const GUESSES: readonly (readonly [RegExp, string])[] = [
  [/from_file|external/, 'a choice whose options stand in another file: write them into the choices sheet'],
  [/^date|^time|^datetime/i, 'a text question that asks for the day, or a number question for the year'],
  [/^rank/, 'a “multiple” question with a limit, or a grid of places'],
  [/^(?:acknowledge|trigger)/, 'a note, or a single question with two options'],
  [/^geo/, 'a place is not asked for here: a single question with a list of areas'],
  [/^(?:image|photo|audio|video|file|barcode|osm)/, 'files and recordings are not collected here'],
  [/^hidden/, 'a variable of the sample, if it is known beforehand'],
];

/** Reads a type in any of the spellings that XLSForms use. */
export function rowType(cell: string): RowType {
  const words = cell.trim().split(/\s+/);
  const plain = words.join('_');
  const lower = plain.toLowerCase();
  const border = /^(begin|end)_?(group|repeat|loop)$/.exec(lower);
  if (border) return { is: `${border[1] as 'begin' | 'end'}_${border[2] === 'group' ? 'group' : 'repeat'}` };
  if (/from_file|external/.test(words[0]!.toLowerCase())) return { is: 'unknown', guess: guessFor(lower) };
  const choice = CHOICE.exec(lower);
  if (choice) return choiceType(plain, choice);
  const number = NUMBER.exec(lower)?.[1];
  if (number) return { is: 'number', isDecimal: number.startsWith('decimal') };
  const simple = SIMPLE.find(([pattern]) => pattern.test(lower));
  if (simple) return { is: simple[1] };
  return RECORDED.test(lower) ? { is: 'recorded' } : { is: 'unknown', guess: guessFor(lower) };
}

/** Names of lists keep their capitals, so the list is cut out of the cell as it was written. */
function choiceType(plain: string, found: RegExpExecArray): RowType {
  const [whole, kind, list, other] = found;
  const start = whole.lastIndexOf(list!, whole.length - (other?.length ?? 0));
  const several = kind !== 'select_one' && kind !== 'select1';
  return { is: 'choice', several, list: plain.slice(start, start + list!.length), hasOther: other !== undefined };
}

function guessFor(type: string): string {
  return GUESSES.find(([pattern]) => pattern.test(type))?.[1] ?? 'a question of another kind';
}
