import type { ImportedNotation, LineOutcome } from '@earshot/notation';

/** import.md: how many lines of each kind were carried over, every line that was not, and what was assumed. */
export function importReport(name: string, { lines, problems }: ImportedNotation): string {
  const missed = lines.filter(({ outcome }) => outcome === 'not-understood');
  const said = problems.filter(
    ({ place, sentence }) => !missed.some((line) => line.number === place.line && line.guess?.includes(sentence)),
  );
  return [
    `# What became of ${inline(name)}`,
    '',
    'The wording belongs to whoever holds the rights in the document. Every line of the part that was read is counted',
    'below; blank lines and rules between rows say nothing and are left out.',
    '',
    '| Lines | Carried over | Not understood |',
    '|---|---:|---:|',
    ...linesByRole(lines).map(({ role, carried, missed }) => `| ${role} | ${carried} | ${missed} |`),
    '',
    '## Lines that were not understood',
    '',
    ...(missed.length === 0 ? ['None.'] : missed.flatMap(missedLine)),
    '',
    '## What the document leaves open',
    '',
    ...(said.length === 0
      ? ['Nothing.']
      : said.map(({ place, sentence, code }) => `- Line ${place.line}: ${inline(sentence)} (${code})`)),
    '',
  ].join('\n');
}

export interface RoleCount {
  readonly role: string;
  readonly carried: number;
  readonly missed: number;
}

/** Lines that say something, counted by what they are, in the order in which the kinds first stand in the document. */
export function linesByRole(lines: readonly LineOutcome[]): RoleCount[] {
  const roles = [...new Set(lines.filter(({ outcome }) => outcome !== 'layout').map(({ role }) => role))];
  return roles.map((role) => {
    const own = lines.filter((line) => line.role === role);
    const missed = own.filter(({ outcome }) => outcome === 'not-understood').length;
    return { role, carried: own.length - missed, missed };
  });
}

function missedLine({ number, text, guess }: LineOutcome): string[] {
  return [`- Line ${number}: ${inline(shortened(text))}`, `  ${inline(guess ?? '')}`];
}

function shortened(text: string): string {
  const words = text.replaceAll(/\s+/g, ' ').trim();
  return words.length > 200 ? `${words.slice(0, 200)} …` : words;
}

/** Words as Markdown shows them: signs that would start markup or a tag lose their meaning. */
function inline(words: string): string {
  return words.replaceAll(/[\\`*_[\]<>#|]/g, (sign) => `\\${sign}`);
}
