import type { CheckedRow, ListPerson } from './check-list-row.ts';
import type { ListFault } from './list-fault.ts';

/**
 * Finds the people who stand on a list more than once, row by row: the same e-mail address (capitals do not matter), or
 * the same name with the same telephone number. The first row is kept. A number alone is no person: teams share them.
 */
export function repeatedPeople(): (row: CheckedRow) => CheckedRow {
  const first = new Map<string, number>();
  return (row) => {
    if (!row.person) return row;
    const marks = marksOf(row.person);
    const earlier = marks.map((mark) => first.get(mark)).find((line) => line !== undefined);
    if (earlier === undefined) {
      for (const mark of marks) first.set(mark, row.line);
      return row;
    }
    const fault: ListFault = { line: row.line, code: 'twice-in-list', column: null, detail: `line ${earlier}` };
    return { line: row.line, person: null, faults: [...row.faults, fault] };
  };
}

function marksOf({ email, phone, name }: ListPerson): string[] {
  const marks: string[] = [];
  if (email !== null) marks.push(email.toLowerCase());
  if (phone !== null) marks.push(`${phone}|${name.toLowerCase()}`);
  return marks;
}
