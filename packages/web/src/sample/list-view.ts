import type { StaffList } from '@earshot/actions';
import type { Variable } from '@earshot/dataset';
import { faultSentence, LIST_FAULTS, type ListCounts, type ListFault, type ListFaultCode } from '@earshot/fieldwork';
import { type ProgressBar, progressBar } from '../tasks/progress-view.ts';

/** What a column can be for, in words; a sample variable goes by its label. */
const USES: Readonly<Record<string, string>> = {
  name: 'Name',
  first_name: 'First name',
  last_name: 'Last name',
  email: 'E-mail address',
  phone: 'Telephone number',
  authority: 'Authority',
  started: 'Day of starting',
};

/** A select for each heading of the list. */
export function columnChoices(list: StaffList, uses: readonly string[], variables: readonly Variable[]) {
  const labels = new Map(variables.map(({ name, label }) => [name, label]));
  return list.header.map((heading, at) => ({
    id: `column-${at}`,
    heading: heading === '' ? `Column ${at + 1}, without a heading` : heading,
    items: [
      { value: '', text: 'Not read' },
      ...uses.map((use) => ({
        value: use,
        text: USES[use] ?? labels.get(use) ?? use,
        selected: list.uses[at] === use,
      })),
    ],
  }));
}

/** The columns of a list as the form says them: its fields are `column-0`, `column-1` and so on. */
export function columnsChosen(list: StaffList, form: Readonly<Record<string, unknown>>): (string | null)[] {
  return list.header.map((_, at) => {
    const chosen = form[`column-${at}`];
    return typeof chosen === 'string' && chosen !== '' ? chosen : null;
  });
}

/** What became of the rows, as lines of a table. */
export function countLines({ leftOut, keptWithFault }: ListCounts) {
  const lines = (counts: Readonly<Partial<Record<ListFaultCode, number>>>) =>
    Object.entries(counts).map(([code, rows]) => ({ text: wordsOf(code as ListFaultCode), rows }));
  return { leftOut: lines(leftOut), keptWithFault: lines(keptWithFault) };
}

/** A fault as a line of the page. */
export function faultLine(fault: ListFault) {
  return { line: fault.line, code: fault.code, sentence: faultSentence(fault) };
}

/** A fault of many rows: “Holds a formula …”. */
function wordsOf(code: ListFaultCode): string {
  const { words } = LIST_FAULTS[code];
  return words[0]!.toUpperCase() + words.slice(1);
}

/** How far the checking or the keeping of a list has come; null: neither goes on. */
export function listProgress({ state, interrupted, rowsDone, shareDone, keeping }: StaffList): ProgressBar | null {
  if (interrupted) return null;
  if (state === 'checking') {
    const percent = Math.floor(100 * shareDone);
    return {
      done: percent,
      whole: 100,
      words: `${rowsDone.toLocaleString('en-GB')} rows checked, ${percent}% of the file`,
    };
  }
  const isKept = state === 'keeping' || state === 'people_kept';
  return isKept && keeping ? progressBar(keeping, 'steps') : null;
}
