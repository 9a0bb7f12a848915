// YAML is read level by level, each on top of the last, and a process that runs out of stack in the middle may end.
// So depth is looked at before reading: only roughly, since no file that a person writes comes near the limit.

const DEEPEST = 200;
/** Lists and keys that begin within each other on one line; over several lines each level has to be indented. */
const ON_ONE_LINE = new RegExp(`(?:[-?:] +){${DEEPEST}}`);
/** Each level has one blank more than the last, at least. */
const INDENTED = new RegExp(`^ {${2 * DEEPEST}}`, 'm');

/** True for a text that opens hundreds of lists or maps within each other. */
export function nestsTooDeep(text: string): boolean {
  if (ON_ONE_LINE.test(text) || INDENTED.test(text)) return true;
  let open = 0;
  for (const bracket of text.match(/[[\]{}]/g) ?? []) {
    open = '[{'.includes(bracket) ? open + 1 : Math.max(0, open - 1);
    if (open > DEEPEST) return true;
  }
  return false;
}
