import type { ImportedForm, ImportedRow } from '@earshot/exchange';

const HEADINGS = [
  ['not_understood', 'Not carried over'],
  ['changed', 'Carried over with a difference'],
  ['not_needed', 'Not needed here'],
] as const satisfies readonly (readonly [ImportedRow['outcome'], string])[];

/** import.md of a form: how many rows of each sheet were carried over, and of every other row what became of it. */
export function formReport(name: string, { rows, problems }: ImportedForm): string {
  const sheets = [...new Set(rows.map((row) => row.sheet))];
  const others = problems.filter(({ code }) => !code.startsWith('import-row-'));
  return [
    `# What became of ${inline(name)}`,
    '',
    'The wording belongs to whoever holds the rights in the form. Every row that is not empty is counted.',
    '',
    '| Sheet | Carried over | With a difference | Not carried over | Not needed here |',
    '|---|---:|---:|---:|---:|',
    ...sheets.map((sheet) => counted(sheet, rows)),
    ...HEADINGS.flatMap(([outcome, heading]) =>
      listed(
        heading,
        rows.filter((row) => row.outcome === outcome),
      ),
    ),
    ...(others.length === 0 ? [] : ['', '## Beside', '', ...others.map(({ sentence }) => `- ${inline(sentence)}`)]),
    '',
  ].join('\n');
}

function counted(sheet: string, rows: readonly ImportedRow[]): string {
  const count = (outcome: ImportedRow['outcome']): number =>
    rows.filter((row) => row.sheet === sheet && row.outcome === outcome).length;
  return `| ${inline(sheet)} | ${count('carried')} | ${count('changed')} | ${count('not_understood')} | ${count('not_needed')} |`;
}

function listed(heading: string, rows: readonly ImportedRow[]): string[] {
  if (rows.length === 0) return [];
  const lines = rows.flatMap(({ sheet, row, text, remarks }) => [
    `- ${inline(sheet)}, row ${row}: ${inline(text)}`,
    ...remarks.map((remark) => `  - ${inline(remark)}`),
  ]);
  return ['', `## ${heading}`, '', ...lines];
}

/** Words as Markdown shows them: signs that would start markup or a tag lose their meaning. */
function inline(words: string): string {
  return words.replaceAll(/\s+/g, ' ').replaceAll(/[\\`*_[\]<>#|]/g, (sign) => `\\${sign}`);
}
