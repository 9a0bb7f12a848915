import type { SourceRow } from '../form/source-row.ts';

/**
 * The rows of the table `conditions` for one question as an expression, put together as LimeSurvey does: within a
 * scenario, rows about the same answer are enough each by itself, and rows about different answers are all needed; any
 * scenario is enough.
 * @param typeOf the type of a question by its number.
 */
export function conditionSource(rows: readonly SourceRow[], typeOf: (qid: string) => string): string {
  const scenarios = new Map<string, Map<string, string[]>>();
  for (const row of rows) {
    const [scenario, cqid] = [row.take('scenario'), row.take('cqid')];
    const { about, test } = conditionTest(row, typeOf(cqid));
    const answers = scenarios.get(scenario) ?? new Map<string, string[]>();
    answers.set(`${cqid} ${about}`, [...(answers.get(`${cqid} ${about}`) ?? []), test]);
    scenarios.set(scenario, answers);
    for (const column of ['cid', 'qid']) row.take(column);
  }
  const all = [...scenarios.values()].map((answers) =>
    [...answers.values()].map((tests) => `(${tests.join(' or ')})`).join(' and '),
  );
  return all.map((scenario) => `(${scenario})`).join(' or ');
}

/** One row: what it asks about, and the test. */
function conditionTest(row: SourceRow, type: string): { about: string; test: string } {
  const field = row.take('cfieldname');
  const method = row.take('method') || '==';
  const value = row.take('value');
  const isMultiple = type === 'M' || type === 'P';
  if (isMultiple && !field.startsWith('+')) return { about: field, test: `${field}${value}.NAOK == "Y"` };
  const name = field.replace(/^\+/, '').replace(/^\{(.*)\}$/, '$1');
  // A token’s attribute and a regular expression have no counterpart; as they stand, their reader says so.
  if (method === 'RX') return { about: name, test: `regexMatch("${value}", ${name}.NAOK)` };
  const variable = name.startsWith('TOKEN:') ? name : `${name}.NAOK`;
  if (value === '' && method === '==') return { about: name, test: `is_empty(${variable})` };
  if (value === '' && method === '!=') return { about: name, test: `!is_empty(${variable})` };
  const compared = /^@.*@$/.test(value) ? `${value.slice(1, -1)}.NAOK` : `"${value.replaceAll('"', '')}"`;
  const test = `${variable} ${method} ${compared}`;
  return { about: name, test: method === '<' || method === '<=' ? `(!is_empty(${variable}) and ${test})` : test };
}
