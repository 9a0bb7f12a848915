import { both, type Clause } from '../form/clause.ts';
import type { Asked } from './lime-question.ts';

/**
 * Which statements of a question are shown: those whose code was picked in the question that `array_filter` names, or
 * was not in that of `array_filter_exclude`, and whose own condition holds.
 * @returns the condition of the subquestion with a code.
 */
export function filterOf({ question, attributes, reading }: Asked): (code: string) => Clause {
  const tests = [
    { names: namesIn(attributes.value('array_filter')), test: (name: string) => `!is_empty(${name}.NAOK)` },
    { names: namesIn(attributes.value('array_filter_exclude')), test: (name: string) => `is_empty(${name}.NAOK)` },
  ];
  return (code) => {
    const own = question.subquestions.find(({ row }) => row.peek('title') === code);
    const row = own?.row ?? question.row;
    const filters = tests.flatMap(({ names, test }) =>
      // A question that lacks the code filters nothing.
      names
        .filter((name) => !('reason' in reading.find(`${name}_${code}`)))
        .map((name) => reading.condition(row, test(`${name}_${code}`))),
    );
    for (const { names } of tests) {
      for (const name of names)
        if ('reason' in reading.find(name)) row.remark(`There is no question “${name}” before it to filter by.`);
    }
    return both(...filters, reading.condition(row, row === question.row ? '' : row.take('relevance')));
  };
}

function namesIn(value: string): string[] {
  return value
    .split(';')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
